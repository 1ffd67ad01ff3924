// The first time: try the demo in one click, make the municipality's own store, or join colleagues who have one.
import { Button } from '@navikt/ds-react'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { Failed } from '../../ui/states.tsx'
import { enter, GateFrame } from './GateFrame.tsx'

export function StartPage({ onCreate, onJoin }: { onCreate: () => void; onJoin: () => void }) {
  const demo = useCommand('store.createDemo')
  const t = text.access.start
  const make = async () => {
    const answer = await demo.run({})
    if (answer.ok) enter()
  }
  return (
    <GateFrame title={t.title} wide>
      <p className="gate-text">{t.body}</p>
      <div className="gate-choices">
        <section className="gate-choice" aria-labelledby="start-demo">
          <h2 className="panel-title" id="start-demo">
            {t.demoTitle}
          </h2>
          <p className="gate-text">{t.demoBody}</p>
          <Button size="small" onClick={() => void make()} aria-disabled={demo.running || undefined}>
            {demo.running ? t.demoMaking : t.demo}
          </Button>
        </section>
        <section className="gate-choice" aria-labelledby="start-main">
          <h2 className="panel-title" id="start-main">
            {t.mainTitle}
          </h2>
          <p className="gate-text">{t.mainBody}</p>
          <Button size="small" variant="secondary" onClick={onCreate}>
            {t.main}
          </Button>
        </section>
        <section className="gate-choice" aria-labelledby="start-join">
          <h2 className="panel-title" id="start-join">
            {t.joinTitle}
          </h2>
          <p className="gate-text">{t.joinBody}</p>
          <Button size="small" variant="secondary" onClick={onJoin}>
            {t.join}
          </Button>
        </section>
      </div>
      <Failed error={demo.failed} />
    </GateFrame>
  )
}
