import { it } from 'vitest'
import fc from 'fast-check'
import { prepare } from '../support/exchange/prepared.ts'
import { play, steps } from '../support/exchange/simulate.ts'
import { World } from '../support/exchange/world.ts'
it('debug', async () => {
  const p = await prepare()
  const hs = fc.sample(steps(200), { numRuns: 34, seed: 11 })
  World.prototype.end = function () {
    for (const r of this.replicas.filter((x) => ['pc-a', 'pc-c'].includes(x.name))) {
      const ops = r.store.sql(`SELECT o.opId, o.actorId, o.device, o.deviceSeq, o.stamp, o.name, o.seen, (SELECT group_concat(c.entity || ' ' || c.entityId || ' ' || c.field || '=' || v.after) FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.opSeq = o.seq AND c.entity IN ('appUser','letIn')) AS ch FROM operation o ORDER BY stamp`) as any[]
      const held = new Set(r.store.sql<any>('SELECT opId FROM held').map((h) => h.opId))
      const actors = new Set(['id-303', 'id-314'].map((x) => ops.find((o) => o.opId === x)?.actorId))
      console.log(r.name, [...actors], r.store.sql('SELECT id, active FROM appUser'))
      for (const o of ops) if ((o.ch && !o.ch.includes('username') && o.name !== 'store.create') || ['id-303', 'id-314'].includes(o.opId)) console.log(r.name, held.has(o.opId) ? 'HELD' : '', JSON.stringify(o))
    }
  }
  await play(p, hs[33]!, false).catch((e) => console.log(String(e.message).slice(0, 500)))
}, 100000)
