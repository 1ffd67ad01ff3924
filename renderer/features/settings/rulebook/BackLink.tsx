// Back to the settings, from one version of the rules.
import { Link } from 'wouter'
import { text } from '../../../text.ts'

export const BackLink = () => <Link className="plain-link" href="/innstillinger">{text.rulebook.back}</Link>
