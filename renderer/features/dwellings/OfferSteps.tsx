// The steps of the open offer on a dwelling, for those who hand over keys and inspect it; who it is for stands on the case.
import { useQuery } from '../../data/useQuery.ts'
import { Steps } from '../../parts/offers/Steps.tsx'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'

export function OfferSteps({ dwellingId }: { dwellingId: string }) {
  const { data } = useQuery('offer.steps', { dwellingId }, { keep: true })
  if (!data?.status || data.steps.length === 0) return null
  return <Panel title={text.offers.dwellingSteps}><Steps offer={{ status: data.status, steps: data.steps }} /></Panel>
}
