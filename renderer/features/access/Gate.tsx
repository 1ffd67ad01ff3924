// What stands before the desk: start, create, join, unlock, recover.
import { useEffect, useState } from 'react'
import { call } from '../../api.ts'
import type { Status } from '../../state/session.ts'
import { CreatePage } from './CreatePage.tsx'
import { JoinPage } from './JoinPage.tsx'
import { RecoverPage } from './RecoverPage.tsx'
import { StartPage } from './StartPage.tsx'
import { UnlockPage } from './UnlockPage.tsx'

type Step = 'first' | 'create' | 'join' | 'joining' | 'recover'

export function Gate({ status }: { status: Status }) {
  const [step, setStep] = useState<Step>('first')
  const first = () => setStep('first')
  // A joining goes on by itself: a window opened anew finds it again.
  useEffect(() => {
    if (status.state !== 'none') return
    void call('team.joining', {}).then((answer) => answer.ok && (answer.value.state === 'waiting' || answer.value.state === 'copying') && setStep('joining'))
  }, [status.state])
  if (step === 'join' || step === 'joining') return <JoinPage key={step} onBack={first} underWay={step === 'joining'} />
  if (step === 'create') return <CreatePage onBack={first} />
  if (status.state === 'none') return <StartPage onCreate={() => setStep('create')} onJoin={() => setStep('join')} />
  if (step === 'recover') return <RecoverPage onBack={first} />
  return <UnlockPage status={status} onRecover={() => setStep('recover')} />
}
