// The first schema: every entity of the model, the change log, the read log and the search index. Released: never edited.

export const version = 1

export const sql = /* sql */ `
CREATE TABLE appUser (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  role TEXT NOT NULL,
  slotId TEXT NOT NULL,
  active TEXT NOT NULL CHECK (active IN ('yes', 'no', 'unknown')),
  lastSeenAt TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE service (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  roomName TEXT NOT NULL,
  position INTEGER NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('yes', 'no', 'unknown')),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE ruleSet (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  versionLabel TEXT NOT NULL,
  validFrom TEXT NOT NULL,
  validTo TEXT,
  definition TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  nationalId TEXT,
  name TEXT NOT NULL,
  birthDate TEXT,
  phone TEXT,
  email TEXT,
  address TEXT,
  contactNote TEXT,
  protectedAddress TEXT NOT NULL CHECK (protectedAddress IN ('none', 'confidential', 'strictlyConfidential')),
  language TEXT,
  interpreter TEXT NOT NULL CHECK (interpreter IN ('yes', 'no', 'unknown')),
  pronoun TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE building (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  area TEXT,
  postalCode TEXT,
  postalPlace TEXT,
  cadastre TEXT,
  builtYear INTEGER,
  units INTEGER,
  lift TEXT NOT NULL CHECK (lift IN ('yes', 'no', 'unknown')),
  houseRules TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE dwelling (
  id TEXT PRIMARY KEY,
  buildingId TEXT NOT NULL REFERENCES building (id),
  unitNumber TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('rental', 'care', 'transitional', 'emergency', 'microHome', 'shared', 'robust', 'rowHouse')),
  state TEXT NOT NULL CHECK (state IN ('occupied', 'vacant', 'offering', 'repair', 'outOfUse', 'ended')),
  disposalForm TEXT NOT NULL CHECK (disposalForm IN ('owned', 'leasedIn', 'allocationRight', 'referralAgreement')),
  rooms INTEGER,
  bedrooms INTEGER,
  usableArea INTEGER,
  floor INTEGER,
  rent INTEGER,
  runningCost INTEGER,
  stepFree TEXT NOT NULL CHECK (stepFree IN ('yes', 'no', 'unknown')),
  wheelchair TEXT NOT NULL CHECK (wheelchair IN ('yes', 'no', 'unknown')),
  showerNoThreshold TEXT NOT NULL CHECK (showerNoThreshold IN ('yes', 'no', 'unknown')),
  ownEntrance TEXT NOT NULL CHECK (ownEntrance IN ('yes', 'no', 'unknown')),
  petsAllowed TEXT NOT NULL CHECK (petsAllowed IN ('yes', 'no', 'unknown')),
  quiet TEXT NOT NULL CHECK (quiet IN ('yes', 'no', 'unknown')),
  registerRow TEXT,
  externalRef TEXT,
  koboId TEXT,
  note TEXT,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE vacancy (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  availableOn TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'reserved', 'filled', 'withdrawn')),
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE voidStep (
  id TEXT PRIMARY KEY,
  vacancyId TEXT NOT NULL REFERENCES vacancy (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  doneOn TEXT,
  dueOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE voidPeriod (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  kind TEXT NOT NULL CHECK (kind IN ('void', 'repair', 'outOfUse')),
  reason TEXT NOT NULL CHECK (reason IN ('cleaning', 'repair', 'waterDamage', 'floor', 'rehabilitation', 'allocation', 'other')),
  startsOn TEXT NOT NULL,
  endsOn TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE housingCase (
  id TEXT PRIMARY KEY,
  caseNumber TEXT NOT NULL,
  personId TEXT NOT NULL REFERENCES person (id),
  status TEXT NOT NULL CHECK (status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered', 'allocated', 'housed', 'refused', 'closed')),
  coordinatorId TEXT REFERENCES appUser (id),
  livingSituation TEXT NOT NULL CHECK (livingSituation IN ('rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'withFriendsFamilyTemp', 'institutionNoDwelling2m', 'prisonNoDwelling2m', 'nonconventional', 'privateRent', 'privateRentAtRisk', 'municipalRent', 'owned', 'ownedAtRisk', 'withParents', 'receptionCentre', 'institutionWithDwelling', 'unsuitable', 'overcrowded', 'childWelfareHome', 'unknown')),
  livingText TEXT,
  livingSince TEXT,
  livingUntil TEXT,
  ownWords TEXT,
  ownWordsRoom TEXT,
  ownWordsNote TEXT,
  householdText TEXT,
  adults INTEGER,
  children INTEGER,
  nextStep TEXT,
  nextAction TEXT,
  waitingOn TEXT,
  waitingOnServiceId TEXT REFERENCES service (id),
  waitingSince TEXT,
  dueOn TEXT,
  dueKind TEXT CHECK (dueKind IN ('legal', 'agreed', 'other')),
  receivedOn TEXT,
  residenceSince TEXT,
  grantedOn TEXT,
  need TEXT,
  healthNote TEXT,
  economyNote TEXT,
  monthlyIncome INTEGER,
  rentCeiling INTEGER,
  questionToTeam TEXT,
  triedBefore TEXT,
  flag TEXT,
  closedOn TEXT,
  source TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE caseAccess (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  userId TEXT NOT NULL REFERENCES appUser (id),
  reason TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE householdMember (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  relation TEXT NOT NULL CHECK (relation IN ('partner', 'child', 'parent', 'other', 'dog', 'cat', 'unborn', 'contact')),
  name TEXT,
  birthDate TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE requirement (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('stepFree', 'showerNoThreshold', 'bedrooms', 'lift', 'ownEntrance', 'quiet', 'wheelchair', 'petsAllowed', 'area', 'minArea', 'rentCeiling', 'maxFloor', 'nearby')),
  level TEXT NOT NULL CHECK (level IN ('must', 'should', 'wish')),
  value TEXT,
  label TEXT,
  source TEXT,
  statedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE application (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  type TEXT NOT NULL CHECK (type IN ('new', 'exchange', 'renewal')),
  receivedOn TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('paper', 'phone', 'digital', 'kobo', 'meeting', 'imported')),
  status TEXT NOT NULL CHECK (status IN ('received', 'missingInfo', 'decided', 'withdrawn')),
  livingSituation TEXT NOT NULL CHECK (livingSituation IN ('rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'withFriendsFamilyTemp', 'institutionNoDwelling2m', 'prisonNoDwelling2m', 'nonconventional', 'privateRent', 'privateRentAtRisk', 'municipalRent', 'owned', 'ownedAtRisk', 'withParents', 'receptionCentre', 'institutionWithDwelling', 'unsuitable', 'overcrowded', 'childWelfareHome', 'unknown')),
  interimReplyOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('individualHelp', 'municipalDwelling', 'temporaryAccommodation')),
  outcome TEXT NOT NULL CHECK (outcome IN ('granted', 'refused', 'dismissed', 'withdrawn')),
  decidedOn TEXT NOT NULL,
  reference TEXT,
  legalBasis TEXT,
  rationale TEXT,
  contractMonths INTEGER,
  appealBody TEXT NOT NULL CHECK (appealBody IN ('countyGovernor', 'appealBoard')),
  appealDeadline TEXT,
  ruleVersion TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  serviceId TEXT NOT NULL REFERENCES service (id),
  topics TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('given', 'refused', 'withdrawn', 'notAsked')),
  validFrom TEXT,
  validTo TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE handover (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  fromServiceId TEXT REFERENCES service (id),
  toServiceId TEXT NOT NULL REFERENCES service (id),
  handedOn TEXT NOT NULL,
  reason TEXT,
  planned TEXT NOT NULL CHECK (planned IN ('yes', 'no', 'unknown')),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE note (
  id TEXT PRIMARY KEY,
  caseId TEXT REFERENCES housingCase (id),
  dwellingId TEXT REFERENCES dwelling (id),
  kind TEXT NOT NULL CHECK (kind IN ('note', 'conversation', 'received', 'sent', 'inspection', 'question', 'answer')),
  title TEXT NOT NULL,
  body TEXT,
  topic TEXT NOT NULL,
  happenedOn TEXT NOT NULL,
  author TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE temporaryStay (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('boardingHouse', 'hostel', 'hotel', 'camping', 'emergencyDwelling', 'womensShelter', 'nightShelter')),
  place TEXT,
  startsOn TEXT NOT NULL,
  endsOn TEXT,
  dayPrice INTEGER,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE tenancy (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  caseId TEXT REFERENCES housingCase (id),
  tenantName TEXT NOT NULL,
  tenantNationalId TEXT,
  status TEXT NOT NULL CHECK (status IN ('planned', 'active', 'noticeGiven', 'ended')),
  term TEXT NOT NULL CHECK (term IN ('fixedTerm', 'openEnded')),
  startsOn TEXT NOT NULL,
  contractEndsOn TEXT,
  endsOn TEXT,
  endReason TEXT CHECK (endReason IN ('privateRent', 'bought', 'care', 'movedAway', 'death', 'eviction', 'exchange', 'unknown')),
  rent INTEGER,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  heldOn TEXT NOT NULL,
  startsAt TEXT NOT NULL,
  endsAt TEXT NOT NULL,
  place TEXT,
  status TEXT NOT NULL CHECK (status IN ('planned', 'running', 'closed')),
  chair TEXT,
  openedAt TEXT,
  closedAt TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE agendaItem (
  id TEXT PRIMARY KEY,
  meetingId TEXT NOT NULL REFERENCES meeting (id),
  caseId TEXT REFERENCES housingCase (id),
  title TEXT NOT NULL,
  question TEXT,
  reason TEXT,
  position INTEGER NOT NULL,
  plannedMinutes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'current', 'done', 'deferred')),
  startedAt TEXT,
  usedSeconds INTEGER NOT NULL,
  postponed INTEGER NOT NULL,
  privateNote TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE presence (
  id TEXT PRIMARY KEY,
  meetingId TEXT NOT NULL REFERENCES meeting (id),
  serviceId TEXT NOT NULL REFERENCES service (id),
  personName TEXT,
  present TEXT NOT NULL CHECK (present IN ('yes', 'no', 'unknown')),
  arrivedAt TEXT,
  leftAt TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE roomState (
  id TEXT PRIMARY KEY,
  meetingId TEXT NOT NULL REFERENCES meeting (id),
  agendaItemId TEXT REFERENCES agendaItem (id),
  covered TEXT NOT NULL CHECK (covered IN ('yes', 'no', 'unknown')),
  shownAt TEXT,
  uncovered TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE proposal (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  meetingId TEXT REFERENCES meeting (id),
  status TEXT NOT NULL CHECK (status IN ('proposed', 'decided', 'declined', 'withdrawn')),
  rankAt INTEGER,
  departureReason TEXT,
  explanation TEXT,
  proposedOn TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE teamDecision (
  id TEXT PRIMARY KEY,
  meetingId TEXT NOT NULL REFERENCES meeting (id),
  agendaItemId TEXT NOT NULL REFERENCES agendaItem (id),
  caseId TEXT REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('allocate', 'refuse', 'defer', 'clarify', 'measure', 'orderDwelling', 'escalate')),
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
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE allocation (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  proposalId TEXT REFERENCES proposal (id),
  meetingDecisionId TEXT REFERENCES teamDecision (id),
  status TEXT NOT NULL CHECK (status IN ('allocated', 'accepted', 'declined', 'movedIn', 'cancelled', 'disputed')),
  allocatedOn TEXT NOT NULL,
  answerBy TEXT,
  answeredOn TEXT,
  answerReason TEXT,
  rationale TEXT,
  explanation TEXT,
  ruleVersion TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE followUpPlan (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  dwellingId TEXT REFERENCES dwelling (id),
  allocationId TEXT REFERENCES allocation (id),
  status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'ended')),
  ownWords TEXT,
  coordinatorId TEXT REFERENCES appUser (id),
  approvedOn TEXT,
  planVersion INTEGER NOT NULL,
  nextReviewOn TEXT,
  team TEXT NOT NULL,
  startedOn TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE goal (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  domain TEXT NOT NULL CHECK (domain IN ('home', 'economy', 'health', 'network', 'activity', 'mastery')),
  ownWords TEXT NOT NULL,
  position INTEGER NOT NULL,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE measure (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  goalId TEXT REFERENCES goal (id),
  text TEXT NOT NULL,
  serviceId TEXT REFERENCES service (id),
  responsible TEXT,
  status TEXT NOT NULL CHECK (status IN ('planned', 'agreed', 'done', 'unclear', 'dropped')),
  startsOn TEXT,
  dueOn TEXT,
  doneOn TEXT,
  frequency TEXT,
  teamDecisionId TEXT REFERENCES teamDecision (id),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE mastery (
  id TEXT PRIMARY KEY,
  goalId TEXT NOT NULL REFERENCES goal (id),
  statedOn TEXT NOT NULL,
  value INTEGER NOT NULL,
  ownWords TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  plannedOn TEXT NOT NULL,
  plannedAt TEXT,
  title TEXT NOT NULL,
  who TEXT,
  status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'missed', 'cancelled')),
  noteText TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE savedView (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES appUser (id),
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE importMapping (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('dwellings', 'applicants', 'tenancies')),
  definition TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE importRun (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('dwellings', 'applicants', 'tenancies')),
  fileName TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('applied', 'undone')),
  counts TEXT NOT NULL,
  report TEXT NOT NULL,
  opId TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE importedRecord (
  id TEXT PRIMARY KEY,
  targetEntity TEXT NOT NULL,
  targetId TEXT NOT NULL,
  importRunId TEXT NOT NULL REFERENCES importRun (id),
  rowNumber INTEGER NOT NULL,
  record TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX importedOnce ON importedRecord (targetId, targetEntity);

CREATE UNIQUE INDEX caseNumberUnique ON housingCase (caseNumber);
CREATE INDEX caseByPerson ON housingCase (personId);
CREATE INDEX caseByStatusDue ON housingCase (status, dueOn, id);
CREATE INDEX caseByCoordinator ON housingCase (coordinatorId, status, dueOn);
CREATE INDEX caseByDue ON housingCase (dueOn, id);
CREATE INDEX caseByGranted ON housingCase (grantedOn);
CREATE INDEX caseByLiving ON housingCase (livingSituation, livingSince);
CREATE INDEX personByNationalId ON person (nationalId);
CREATE INDEX personByName ON person (name, birthDate);
CREATE UNIQUE INDEX caseAccessOnce ON caseAccess (caseId, userId);
CREATE INDEX memberByCase ON householdMember (caseId);
CREATE INDEX requirementByCase ON requirement (caseId, kind);
CREATE INDEX requirementByKind ON requirement (kind, level, caseId);
CREATE INDEX applicationByCase ON application (caseId);
CREATE INDEX decisionByCase ON decision (caseId);
CREATE INDEX consentByCase ON consent (caseId);
CREATE INDEX handoverByCase ON handover (caseId, handedOn);
CREATE INDEX noteByCase ON note (caseId, happenedOn);
CREATE INDEX noteByDwelling ON note (dwellingId, happenedOn);
CREATE INDEX stayByCase ON temporaryStay (caseId, startsOn);
CREATE INDEX stayOpen ON temporaryStay (startsOn) WHERE endsOn IS NULL;
CREATE UNIQUE INDEX usernameUnique ON appUser (username);
CREATE UNIQUE INDEX settingUnique ON setting (key);
CREATE UNIQUE INDEX buildingAddress ON building (address);
CREATE INDEX dwellingByBuilding ON dwelling (buildingId, unitNumber);
CREATE INDEX dwellingByState ON dwelling (state);
CREATE INDEX dwellingByExternal ON dwelling (externalRef);
CREATE UNIQUE INDEX oneOpenVacancy ON vacancy (dwellingId) WHERE status IN ('open', 'reserved');
CREATE INDEX vacancyByDate ON vacancy (status, availableOn);
CREATE INDEX voidByDwelling ON voidPeriod (dwellingId, startsOn);
CREATE INDEX voidByDate ON voidPeriod (startsOn);
CREATE INDEX stepByVacancy ON voidStep (vacancyId, position);
CREATE INDEX tenancyByDwelling ON tenancy (dwellingId, startsOn);
CREATE INDEX tenancyByCase ON tenancy (caseId);
CREATE INDEX tenancyByEnd ON tenancy (status, contractEndsOn);
CREATE INDEX tenancyByTenant ON tenancy (tenantNationalId);
CREATE INDEX proposalByDwelling ON proposal (dwellingId, status);
CREATE INDEX proposalByCase ON proposal (caseId, status);
CREATE UNIQUE INDEX proposalOnce ON proposal (dwellingId, caseId) WHERE status = 'proposed';
-- The last guard: one dwelling can never have two open allocations, nor one case.
CREATE UNIQUE INDEX oneOpenAllocation ON allocation (dwellingId) WHERE status IN ('allocated', 'accepted');
CREATE UNIQUE INDEX oneOpenAllocationPerCase ON allocation (caseId) WHERE status IN ('allocated', 'accepted');
CREATE INDEX allocationByCase ON allocation (caseId);
CREATE INDEX meetingByDate ON meeting (status, heldOn);
CREATE INDEX agendaByMeeting ON agendaItem (meetingId, position);
CREATE INDEX agendaByCase ON agendaItem (caseId, meetingId);
CREATE UNIQUE INDEX agendaOnce ON agendaItem (meetingId, caseId) WHERE caseId IS NOT NULL;
CREATE UNIQUE INDEX presenceOnce ON presence (meetingId, serviceId);
CREATE UNIQUE INDEX roomOnce ON roomState (meetingId);
CREATE INDEX teamDecisionByItem ON teamDecision (agendaItemId);
CREATE INDEX teamDecisionByCase ON teamDecision (caseId);
CREATE INDEX teamDecisionByMandate ON teamDecision (mandate, confirmDueOn);
CREATE INDEX planByCase ON followUpPlan (caseId);
CREATE INDEX planByReview ON followUpPlan (status, nextReviewOn);
CREATE INDEX goalByPlan ON goal (planId, position);
CREATE INDEX measureByPlan ON measure (planId, status, dueOn);
CREATE INDEX measureByGoal ON measure (goalId);
CREATE INDEX masteryByGoal ON mastery (goalId, statedOn);
CREATE INDEX visitByPlan ON visit (planId, plannedOn);
CREATE INDEX viewByUser ON savedView (userId, place, position);

CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,
  opId TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  actorId TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT,
  at TEXT NOT NULL,
  stamp TEXT NOT NULL,
  device TEXT NOT NULL,
  undoes TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX undoneOnce ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operationByActor ON operation (actorId, seq);

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  opSeq INTEGER NOT NULL REFERENCES operation (seq),
  entity TEXT NOT NULL,
  entityId TEXT NOT NULL,
  field TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX changeByOp ON change (opSeq);
CREATE INDEX changeByEntity ON change (entityId, entity, seq);

-- The only part of the log that a lawful erasure may empty.
CREATE TABLE change_value (
  changeSeq INTEGER PRIMARY KEY REFERENCES change (seq),
  before TEXT,
  after TEXT,
  salt TEXT
) STRICT;

CREATE TABLE operation_result (
  opId TEXT PRIMARY KEY REFERENCES operation (opId),
  value TEXT NOT NULL
) STRICT;

CREATE TABLE read_log (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  userId TEXT NOT NULL,
  operation TEXT NOT NULL,
  entity TEXT NOT NULL,
  entityId TEXT NOT NULL,
  reason TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX readByEntity ON read_log (entityId, seq);

CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER operation_no_delete BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER change_value_no_delete BEFORE DELETE ON change_value BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER change_value_only_erase BEFORE UPDATE ON change_value
  WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER read_log_no_update BEFORE UPDATE ON read_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER read_log_no_delete BEFORE DELETE ON read_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Search: one row per thing that can be found. Norwegian letters are kept apart; the row id grows with time.
CREATE TABLE search_item (
  rowid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  targetId TEXT NOT NULL,
  sourceId TEXT NOT NULL,
  UNIQUE (kind, sourceId)
) STRICT;
CREATE VIRTUAL TABLE search_text USING fts5(title, body, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);
`
