// What stands before the desk: start, create, unlock, recover.
import { useState } from 'react'
import type { Status } from '../../state/session.ts'
import { CreatePage } from './CreatePage.tsx'
import { RecoverPage } from './RecoverPage.tsx'
import { StartPage } from './StartPage.tsx'
import { UnlockPage } from './UnlockPage.tsx'

type Step = 'first' | 'create' | 'recover'

export function Gate({ status }: { status: Status }) {
  const [step, setStep] = useState<Step>('first')
  const first = () => setStep('first')
  if (step === 'create') return <CreatePage onBack={first} />
  if (status.state === 'none') return <StartPage onCreate={() => setStep('create')} />
  if (step === 'recover') return <RecoverPage onBack={first} />
  return <UnlockPage status={status} onRecover={() => setStep('recover')} />
}
