// The boliglag meeting: series, who is there by person, why a case stands on the agenda, grounds for sharing, answers to handovers, and the meeting's own log.
// Three tables are made anew, since SQLite cannot widen a check.

export const version = 4

export const sql = /* sql */ `
CREATE TABLE meetingSeries (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  firstOn TEXT NOT NULL,
  everyWeeks INTEGER NOT NULL,
  startsAt TEXT NOT NULL,
  endsAt TEXT NOT NULL,
  place TEXT,
  chair TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'ended')),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE seriesMember (
  id TEXT PRIMARY KEY,
  seriesId TEXT NOT NULL REFERENCES meetingSeries (id),
  serviceId TEXT NOT NULL REFERENCES service (id),
  personName TEXT,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE legalGround (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  serviceId TEXT NOT NULL REFERENCES service (id),
  topics TEXT NOT NULL,
  purposes TEXT NOT NULL,
  reference TEXT NOT NULL,
  reason TEXT NOT NULL,
  validFrom TEXT NOT NULL,
  validTo TEXT,
  recordedBy TEXT NOT NULL,
  endedOn TEXT,
  endedReason TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE teamRequest (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  serviceId TEXT NOT NULL REFERENCES service (id),
  personName TEXT,
  reason TEXT,
  requestedOn TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'onAgenda', 'withdrawn')),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE meetingEvent (
  id TEXT PRIMARY KEY,
  meetingId TEXT NOT NULL REFERENCES meeting (id),
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opened', 'arrived', 'left', 'shown', 'covered', 'uncovered', 'closed')),
  agendaItemId TEXT REFERENCES agendaItem (id),
  serviceId TEXT REFERENCES service (id),
  personName TEXT,
  present TEXT,
  topics TEXT,
  ground TEXT,
  actor TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE coordinatorChange (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  fromUserId TEXT NOT NULL REFERENCES appUser (id),
  toUserId TEXT NOT NULL REFERENCES appUser (id),
  changedOn TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

ALTER TABLE meeting ADD COLUMN seriesId TEXT REFERENCES meetingSeries (id);
ALTER TABLE meeting ADD COLUMN hiddenProposals TEXT;
ALTER TABLE roomState ADD COLUMN chosen TEXT;
ALTER TABLE housingCase ADD COLUMN coordinatorWish TEXT;
ALTER TABLE consent ADD COLUMN purposes TEXT;
ALTER TABLE consent ADD COLUMN form TEXT CHECK (form IN ('written', 'spoken'));
ALTER TABLE consent ADD COLUMN givenOn TEXT;
ALTER TABLE consent ADD COLUMN givenBy TEXT;
ALTER TABLE consent ADD COLUMN recordedBy TEXT;
ALTER TABLE consent ADD COLUMN withdrawnOn TEXT;
ALTER TABLE consent ADD COLUMN withdrawnBy TEXT;
ALTER TABLE handover ADD COLUMN status TEXT CHECK (status IN ('offered', 'accepted', 'returned'));
ALTER TABLE handover ADD COLUMN answeredOn TEXT;
ALTER TABLE handover ADD COLUMN answeredBy TEXT;
ALTER TABLE handover ADD COLUMN answerNote TEXT;

CREATE TABLE agendaItem_next (
  id TEXT PRIMARY KEY,
  meetingId TEXT NOT NULL REFERENCES meeting (id),
  caseId TEXT REFERENCES housingCase (id),
  title TEXT NOT NULL,
  question TEXT,
  reason TEXT,
  position INTEGER NOT NULL,
  plannedMinutes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'current', 'done', 'deferred', 'parked')),
  startedAt TEXT,
  usedSeconds INTEGER NOT NULL,
  postponed INTEGER NOT NULL,
  privateNote TEXT,
  source TEXT CHECK (source IN ('temporary', 'nobody', 'bouncing', 'ready', 'leaseEnds', 'declined', 'stalled', 'requested', 'deferred', 'byHand')),
  requestId TEXT REFERENCES teamRequest (id),
  overrideReason TEXT,
  overrideBy TEXT,
  deferUntil TEXT,
  draft TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
INSERT INTO agendaItem_next (id, meetingId, caseId, title, question, reason, position, plannedMinutes, status, startedAt, usedSeconds, postponed, privateNote, version, createdAt, createdBy, updatedAt, updatedBy) SELECT id, meetingId, caseId, title, question, reason, position, plannedMinutes, status, startedAt, usedSeconds, postponed, privateNote, version, createdAt, createdBy, updatedAt, updatedBy FROM agendaItem;
DROP TABLE agendaItem;
ALTER TABLE agendaItem_next RENAME TO agendaItem;

CREATE TABLE teamDecision_next (
  id TEXT PRIMARY KEY,
  meetingId TEXT NOT NULL REFERENCES meeting (id),
  agendaItemId TEXT NOT NULL REFERENCES agendaItem (id),
  caseId TEXT REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('recommend', 'allocate', 'refuse', 'defer', 'clarify', 'measure', 'orderDwelling', 'escalate', 'end')),
  text TEXT NOT NULL,
  dwellingId TEXT REFERENCES dwelling (id),
  ownerServiceId TEXT REFERENCES service (id),
  ownerRoomName TEXT,
  dueOn TEXT,
  mandate TEXT NOT NULL CHECK (mandate IN ('team', 'mustConfirm', 'confirmed', 'rejected')),
  confirmBy TEXT,
  confirmDueOn TEXT,
  confirmNote TEXT,
  tentative TEXT NOT NULL CHECK (tentative IN ('yes', 'no', 'unknown')),
  shownInRoom TEXT NOT NULL CHECK (shownInRoom IN ('yes', 'no', 'unknown')),
  doneOn TEXT,
  reason TEXT,
  ownerPerson TEXT,
  deferUntil TEXT,
  orderKind TEXT CHECK (orderKind IN ('buy', 'build', 'rentIn', 'adapt')),
  orderNeed TEXT,
  waitingCount INTEGER,
  dissent TEXT,
  dissentBy TEXT,
  confirmedOn TEXT,
  confirmedBy TEXT,
  remindOn TEXT,
  doneBy TEXT,
  doneNote TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
INSERT INTO teamDecision_next (id, meetingId, agendaItemId, caseId, kind, text, dwellingId, ownerServiceId, ownerRoomName, dueOn, mandate, confirmBy, confirmDueOn, confirmNote, tentative, shownInRoom, doneOn, reason, version, createdAt, createdBy, updatedAt, updatedBy) SELECT id, meetingId, agendaItemId, caseId, kind, text, dwellingId, ownerServiceId, ownerRoomName, dueOn, mandate, confirmBy, confirmDueOn, confirmNote, tentative, shownInRoom, doneOn, reason, version, createdAt, createdBy, updatedAt, updatedBy FROM teamDecision;
DROP TABLE teamDecision;
ALTER TABLE teamDecision_next RENAME TO teamDecision;

CREATE TABLE clockStop_next (
  id TEXT PRIMARY KEY,
  caseId TEXT REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('interimReply', 'appealDeadline', 'appealHandling', 'missingInfo', 'offerAnswer', 'offerStalled', 'leaseEnd', 'overstay', 'temporary14', 'temporary90', 'noticeEnd', 'protest', 'search', 'parkingEnd', 'confirm', 'decisionLapse', 'noHelpDecision', 'step', 'consentEnd', 'mandateDue', 'measureDue', 'handoverAnswer')),
  targetId TEXT NOT NULL,
  ground TEXT NOT NULL,
  startsOn TEXT NOT NULL,
  endsOn TEXT,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
INSERT INTO clockStop_next (id, caseId, kind, targetId, ground, startsOn, endsOn, by, version, createdAt, createdBy, updatedAt, updatedBy) SELECT id, caseId, kind, targetId, ground, startsOn, endsOn, by, version, createdAt, createdBy, updatedAt, updatedBy FROM clockStop;
DROP TABLE clockStop;
ALTER TABLE clockStop_next RENAME TO clockStop;

DROP INDEX presenceOnce;
CREATE UNIQUE INDEX presenceOnce ON presence (meetingId, serviceId, coalesce(personName, ''));
CREATE INDEX agendaByMeeting ON agendaItem (meetingId, position);
CREATE INDEX agendaByCase ON agendaItem (caseId, meetingId);
CREATE UNIQUE INDEX agendaOnce ON agendaItem (meetingId, caseId) WHERE caseId IS NOT NULL;
CREATE INDEX teamDecisionByItem ON teamDecision (agendaItemId);
CREATE INDEX teamDecisionByMeeting ON teamDecision (meetingId);
CREATE INDEX teamDecisionByCase ON teamDecision (caseId);
CREATE INDEX teamDecisionByMandate ON teamDecision (mandate, confirmDueOn);
CREATE INDEX teamDecisionOpen ON teamDecision (dueOn) WHERE doneOn IS NULL;
CREATE INDEX clockStopByTarget ON clockStop (targetId, kind);
CREATE INDEX consentByEnd ON consent (validTo) WHERE status = 'given';
CREATE INDEX legalGroundByCase ON legalGround (caseId);
CREATE INDEX legalGroundByEnd ON legalGround (validTo) WHERE endedOn IS NULL;
CREATE INDEX memberBySeries ON seriesMember (seriesId);
CREATE INDEX meetingBySeries ON meeting (seriesId, heldOn);
CREATE INDEX requestByCase ON teamRequest (caseId);
CREATE INDEX requestByStatus ON teamRequest (status);
CREATE INDEX eventByMeeting ON meetingEvent (meetingId, at);
CREATE INDEX coordinatorChangeByCase ON coordinatorChange (caseId);
CREATE INDEX personByMerged ON person (mergedIntoId) WHERE mergedIntoId IS NOT NULL;
CREATE INDEX handoverOpen ON handover (handedOn) WHERE status = 'offered';
`
