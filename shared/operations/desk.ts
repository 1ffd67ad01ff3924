// I dag, search, saved views, settings, log and undo.
import { ROLES } from '../access.ts'
import { operation } from '../contract.ts'
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'
import { CaseRow, HistoryEntry } from './views.ts'

export const SearchHit = z.object({ kind: z.enum(['case', 'dwelling', 'note', 'meeting', 'plan']), id: z.string(), title: z.string(), detail: z.string(), hit: z.string() })

export const deskOperations = [
  operation({
    name: 'today.get', kind: 'query', access: 'today.read', summary: 'Det som venter på meg, lovfrister, neste boliglag, boliger som blir ledige, endringer', input: z.object({}),
    output: z.object({
      now: z.string(), today: z.string(), /** open cases nobody owns */ unowned: z.number(), mine: z.number(), waitingOnMe: z.number(), groups: z.array(z.object({ key: z.enum(['overdue', 'thisWeek', 'later']), label: z.string(), rows: z.array(CaseRow.extend({ line: z.string(), action: z.string() })), total: z.number() })),
      legal: z.array(z.object({ text: z.string(), dueOn: z.string(), caseId: z.string().nullable(), tone: z.enum(['danger', 'attention', 'normal']), why: z.string() })), legalTotal: z.number(),
      nextMeeting: z.object({ id: z.string(), heldOn: z.string(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable(), cases: z.number(), minutes: z.number(), lines: z.array(z.object({ number: z.number(), caseNumber: z.string().nullable(), title: z.string(), tag: z.string().nullable(), tone: z.enum(['attention', 'quiet']).nullable() })) }).nullable(),
      vacancies: z.array(z.object({ id: z.string(), label: z.string(), detail: z.string(), when: z.string(), vacant: z.boolean() })), changes: z.array(z.object({ id: z.string(), title: z.string(), detail: z.string(), caseId: z.string().nullable(), kind: z.string() })), changesTotal: z.number(), changesSince: z.string(),
      dueDays: z.array(z.object({ on: z.string(), legal: z.number(), other: z.number() })), followUps: z.array(z.object({ planId: z.string(), name: z.string(), text: z.string(), dueOn: z.string(), kind: z.enum(['measure', 'review', 'visit', 'contact']) })), followUpsTotal: z.number(), mandates: z.array(z.object({ id: z.string(), text: z.string(), caseNumber: z.string(), confirmBy: z.string().nullable(), dueOn: z.string().nullable(), overdue: z.boolean() })),
      /** my own notes that are due, and whose cases I see among mine for now */
      reminders: z.array(z.object({ id: z.string(), caseId: z.string(), name: z.string(), text: z.string().nullable(), remindOn: z.string(), colour: code.reminderColour.schema })), standsInFor: z.array(z.object({ user: z.string(), until: z.string().nullable(), cases: z.number() })), away: z.object({ substitute: z.string(), until: z.string().nullable() }).nullable(),
    }),
    audited: () => ({ entity: 'list', id: 'today' }),
  }),
  operation({ name: 'search', kind: 'query', access: 'search', summary: 'Søker i navn, numre, adresser og notater mens man skriver', input: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(20) }), output: z.object({ hits: z.array(SearchHit), more: z.boolean(), suggestion: z.string().nullable() }), audited: () => ({ entity: 'list', id: 'search' }) }),
  operation({ name: 'view.list', kind: 'query', access: 'views', summary: 'Mine lagrede visninger', input: z.object({ place: z.string().max(40) }), output: z.array(z.object({ id: z.string(), version: z.number(), name: z.string(), definition: z.string(), position: z.number(), colour: code.reminderColour.schema.nullable() })) }),
  operation({ name: 'view.save', kind: 'command', access: 'views', summary: 'Lagrer en visning med filter, sortering og kolonner', undoable: true, input: z.object({ id: z.string().nullable().default(null), place: z.string().max(40), name: z.string().trim().min(1).max(80), definition: z.string().max(20_000) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'view.arrange', kind: 'command', access: 'views', summary: 'Ordner mine visninger og fargene deres', undoable: true, input: z.object({ place: z.string().max(40), views: z.array(z.object({ id: z.string().max(60), colour: code.reminderColour.schema })).max(200) }), output: z.object({}) }),
  operation({ name: 'view.remove', kind: 'command', access: 'views', summary: 'Fjerner en lagret visning', undoable: true, input: z.object({ id: z.string() }), output: z.object({}) }),
  operation({
    name: 'settings.get', kind: 'query', access: 'settings.read', summary: 'Kommunen, tjenester, regelverk og hvor saksarkivet ligger', input: z.object({}),
    output: z.object({ municipality: z.string(), office: z.string(), classification: z.string(), autoLockMinutes: z.number(), handoverLimit: z.number(), values: z.record(z.string(), z.string()), services: z.array(z.object({ id: z.string(), name: z.string(), roomName: z.string(), standing: z.boolean() })), rules: z.array(z.object({ id: z.string(), name: z.string(), version: z.string(), validFrom: z.string(), validTo: z.string().nullable(), lines: z.array(z.object({ reference: z.string(), text: z.string() })) })), counts: z.object({ cases: z.number(), dwellings: z.number(), operations: z.number() }) }),
  }),
  operation({ name: 'settings.set', kind: 'command', access: 'settings.write', summary: 'Endrer en innstilling', undoable: true, input: z.object({ key: z.enum(['municipality', 'office', 'postalAddress', 'phone', 'classification', 'autoLockMinutes', 'handoverLimit']), value: z.string().trim().min(1).max(300) }), output: z.object({}) }),
  operation({ name: 'users.list', kind: 'query', access: 'settings.read', summary: 'Brukerne og rollene deres', input: z.object({}), output: z.array(z.object({ id: z.string(), version: z.number(), name: z.string(), username: z.string(), initials: z.string(), role: z.enum(ROLES), active: z.boolean(), lastSeenAt: z.string().nullable() })) }),
  operation({ name: 'users.setRole', kind: 'command', access: 'users.write', summary: 'Endrer rolle, eller tar en bruker ut av bruk', input: z.object({ id: z.string(), version: z.number().int(), role: z.enum(ROLES), active: z.boolean() }), output: z.object({}) }),
  operation({ name: 'log.recent', kind: 'query', access: 'undo', summary: 'Det jeg har gjort sist, nyest først', input: z.object({ limit: z.number().int().max(100).default(20) }), output: z.array(z.object({ opId: z.string(), label: z.string(), at: z.string(), undoable: z.boolean(), undone: z.boolean() })) }),
  operation({ name: 'log.undo', kind: 'command', access: 'undo', summary: 'Angrer en handling med en ny handling', input: z.object({ opId: z.string() }), output: z.object({ label: z.string() }) }),
  operation({ name: 'log.reads', kind: 'query', access: 'log.read', summary: 'Hvem som har lest en sak', input: z.object({ caseId: z.string().nullable().default(null), limit: z.number().int().max(500).default(200) }), output: z.array(z.object({ at: z.string(), who: z.string(), operation: z.string(), reason: z.string().nullable(), target: z.string() })) }),
  operation({ name: 'log.verify', kind: 'query', access: 'log.read', summary: 'Prøver at loggene henger sammen', input: z.object({}), output: z.object({ ok: z.boolean(), operations: z.number(), reads: z.number(), firstBad: z.string().nullable() }) }),
  operation({ name: 'history.of', kind: 'query', access: 'case.read', summary: 'Historien til ett felt eller én rad', input: z.object({ entity: z.string().max(40), id: z.string(), field: z.string().max(60).nullable().default(null) }), output: z.array(HistoryEntry) }),
] as const
