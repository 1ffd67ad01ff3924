// Exchange between PCs: each PC's own chain in the log, who the PCs are, what came from where, and what waits for a person. Released: never edited.

export const version = 2

export const sql = /* sql */ `
-- Each PC has a chain of its own: its operations are numbered, and carry what it knew of the others when that had changed.
DROP TRIGGER operation_no_update;
ALTER TABLE operation ADD COLUMN deviceSeq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operation ADD COLUMN seen TEXT;
UPDATE operation SET deviceSeq = numbered.n
  FROM (SELECT seq, row_number() OVER (PARTITION BY device ORDER BY seq) AS n FROM operation) AS numbered
  WHERE numbered.seq = operation.seq;
CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE UNIQUE INDEX operationByDevice ON operation (device, deviceSeq);
CREATE INDEX operationByStamp ON operation (stamp);
CREATE INDEX operationSeen ON operation (device, deviceSeq) WHERE seen IS NOT NULL;
-- Two PCs may both have taken back the same operation before they met.
DROP INDEX undoneOnce;
CREATE INDEX operationUndoes ON operation (undoes) WHERE undoes IS NOT NULL;

-- The PCs of the team, known to all of them.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  personName TEXT,
  signPublic TEXT NOT NULL,
  sealPublic TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'removed')),
  joinedAt TEXT NOT NULL,
  removedAt TEXT,
  lastNumber INTEGER,
  base TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

-- Work that came in from someone whose access had been withdrawn, and that a leader has let in.
CREATE TABLE letIn (
  id TEXT PRIMARY KEY,
  opId TEXT NOT NULL,
  reason TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

ALTER TABLE meeting ADD COLUMN chairDevice TEXT;

-- Below: this PC's own, never exchanged.
CREATE TABLE this_device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  device TEXT NOT NULL,
  signSecret TEXT,
  sealSecret TEXT,
  lastSeen TEXT NOT NULL DEFAULT '{}'
) STRICT;
INSERT INTO this_device (one, device) SELECT 1, value FROM setting WHERE key = 'device' LIMIT 1;

CREATE TABLE team (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  teamId TEXT NOT NULL,
  secret TEXT NOT NULL
) STRICT;

-- Where each other PC's chain ends here, with its signature.
CREATE TABLE chain_head (
  device TEXT PRIMARY KEY,
  deviceSeq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;

CREATE TABLE place (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('folder', 'postgres')),
  label TEXT NOT NULL,
  config TEXT NOT NULL,
  testedAt TEXT,
  lastAt TEXT
) STRICT;

-- Bundles seen at a place, sent ones too. ranges: what each holds, device -> [from, to]; recipients: whom it was sealed for.
CREATE TABLE bundle_seen (
  placeId TEXT NOT NULL REFERENCES place (id),
  sender TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT,
  ranges TEXT NOT NULL,
  recipients TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (placeId, sender, sequence)
) STRICT;

CREATE TABLE exchange_run (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  userId TEXT NOT NULL,
  placeId TEXT,
  outcome TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX exchangeRunByTime ON exchange_run (at);

-- Fields that two people changed without knowing of each other, until someone has chosen.
CREATE TABLE contested (
  entity TEXT NOT NULL,
  entityId TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (entity, entityId, field)
) STRICT;

-- Rows that lost an exclusive claim: the table shows the giving-way value, this the one that was written.
CREATE TABLE gave_way (
  entity TEXT NOT NULL,
  entityId TEXT NOT NULL,
  field TEXT NOT NULL,
  written TEXT NOT NULL,
  toId TEXT NOT NULL,
  PRIMARY KEY (entity, entityId)
) STRICT;

-- Rows of the log that cannot be shown yet: a newer version's words, or a parent that has not come.
CREATE TABLE unapplied (
  entity TEXT NOT NULL,
  entityId TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (entity, entityId)
) STRICT;

-- Operations laid aside whole.
CREATE TABLE held (
  opId TEXT PRIMARY KEY REFERENCES operation (opId),
  reason TEXT NOT NULL
) STRICT;
`
