// After the key: plans led by the person, keeping the home, the way to owning, instruments with dated rates, and the care of dwellings.
// Three tables are made anew, since SQLite cannot widen a check.

export const version = 5

export const sql = /* sql */ `
CREATE TABLE planTemplate (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'ended')),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE planReview (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  kind TEXT NOT NULL CHECK (kind IN ('review', 'moveIn')),
  heldOn TEXT NOT NULL,
  present TEXT,
  personPresent TEXT NOT NULL CHECK (personPresent IN ('yes', 'no', 'unknown')),
  personSays TEXT,
  agreed TEXT,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE selfRating (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  reviewId TEXT REFERENCES planReview (id),
  domain TEXT NOT NULL CHECK (domain IN ('home', 'economy', 'health', 'network', 'activity', 'mastery')),
  statedOn TEXT NOT NULL,
  value INTEGER NOT NULL,
  ownWords TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE planMember (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  kind TEXT NOT NULL CHECK (kind IN ('service', 'family', 'friend', 'landlord', 'volunteer', 'other')),
  name TEXT NOT NULL,
  role TEXT,
  phone TEXT,
  serviceId TEXT REFERENCES service (id),
  chosenByPerson TEXT NOT NULL CHECK (chosenByPerson IN ('yes', 'no', 'unknown')),
  lead TEXT NOT NULL CHECK (lead IN ('yes', 'no', 'unknown')),
  note TEXT,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE planCondition (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  serviceId TEXT REFERENCES service (id),
  partyName TEXT,
  about TEXT NOT NULL CHECK (about IN ('sobriety', 'treatment', 'visits', 'economy', 'guests', 'pets', 'work', 'houseRules', 'other')),
  demand TEXT NOT NULL CHECK (demand IN ('requires', 'allows', 'forbids')),
  text TEXT NOT NULL,
  source TEXT,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE membership (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  planId TEXT REFERENCES followUpPlan (id),
  name TEXT NOT NULL,
  startsOn TEXT NOT NULL,
  endsOn TEXT,
  endReason TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE contactWindow (
  id TEXT PRIMARY KEY,
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'worker', 'onCall')),
  days TEXT NOT NULL,
  fromTime TEXT,
  toTime TEXT,
  who TEXT,
  phone TEXT,
  note TEXT,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE reminder (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES appUser (id),
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  text TEXT,
  remindOn TEXT,
  colour TEXT NOT NULL CHECK (colour IN ('none', 'teal', 'amber', 'red', 'violet')),
  doneOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE absence (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES appUser (id),
  substituteId TEXT NOT NULL REFERENCES appUser (id),
  startsOn TEXT NOT NULL,
  endsOn TEXT,
  note TEXT,
  caseCount INTEGER NOT NULL,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE noteDraft (
  id TEXT PRIMARY KEY,
  userId TEXT NOT NULL REFERENCES appUser (id),
  planId TEXT NOT NULL REFERENCES followUpPlan (id),
  visitId TEXT NOT NULL REFERENCES visit (id),
  text TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE signal (
  id TEXT PRIMARY KEY,
  caseId TEXT REFERENCES housingCase (id),
  tenancyId TEXT REFERENCES tenancy (id),
  kind TEXT NOT NULL CHECK (kind IN ('arrears', 'complaint', 'damage', 'missedVisits', 'leaseEnds', 'planEnds', 'other')),
  seenOn TEXT NOT NULL,
  amount INTEGER,
  months INTEGER,
  oldestDueOn TEXT,
  text TEXT,
  source TEXT NOT NULL,
  importRunId TEXT REFERENCES importRun (id),
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE signalHandling (
  id TEXT PRIMARY KEY,
  signalKey TEXT NOT NULL,
  caseId TEXT REFERENCES housingCase (id),
  tenancyId TEXT REFERENCES tenancy (id),
  response TEXT NOT NULL CHECK (response IN ('contact', 'plan', 'track', 'noAction')),
  note TEXT,
  handledOn TEXT NOT NULL,
  handledById TEXT NOT NULL REFERENCES appUser (id),
  quietUntil TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE evictionTrack (
  id TEXT PRIMARY KEY,
  tenancyId TEXT NOT NULL REFERENCES tenancy (id),
  caseId TEXT REFERENCES housingCase (id),
  status TEXT NOT NULL CHECK (status IN ('open', 'ended')),
  openedOn TEXT NOT NULL,
  openedById TEXT NOT NULL REFERENCES appUser (id),
  responsibleId TEXT REFERENCES appUser (id),
  amount INTEGER,
  children INTEGER,
  childrenNote TEXT,
  outcome TEXT CHECK (outcome IN ('paid', 'repaymentKept', 'agreement', 'moved', 'otherHome', 'evicted', 'withdrawn')),
  outcomeNote TEXT,
  endedOn TEXT,
  endedById TEXT REFERENCES appUser (id),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE trackStep (
  id TEXT PRIMARY KEY,
  trackId TEXT NOT NULL REFERENCES evictionTrack (id),
  kind TEXT NOT NULL CHECK (kind IN ('missedPayment', 'contact', 'navTold', 'childrenConsidered', 'repaymentPlan', 'writtenWarning', 'petition', 'enforcementNotice', 'agreement', 'evictionDate')),
  happenedOn TEXT NOT NULL,
  deadlineOn TEXT,
  amount INTEGER,
  note TEXT,
  reason TEXT,
  byId TEXT NOT NULL REFERENCES appUser (id),
  withdrawnOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE repaymentPlan (
  id TEXT PRIMARY KEY,
  tenancyId TEXT NOT NULL REFERENCES tenancy (id),
  trackId TEXT REFERENCES evictionTrack (id),
  caseId TEXT REFERENCES housingCase (id),
  amount INTEGER NOT NULL,
  monthly INTEGER NOT NULL,
  firstDueOn TEXT NOT NULL,
  agreedOn TEXT NOT NULL,
  agreedWith TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'kept', 'broken', 'replaced')),
  payments TEXT,
  endedOn TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE parameterSet (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('housingAllowance', 'livingCosts', 'lending', 'stateGrant')),
  validFrom TEXT NOT NULL,
  validTo TEXT,
  year INTEGER NOT NULL,
  definition TEXT NOT NULL,
  source TEXT NOT NULL,
  keptBy TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE landlord (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('private', 'company', 'cooperative', 'foundation')),
  orgNumber TEXT,
  phone TEXT,
  email TEXT,
  contactId TEXT REFERENCES appUser (id),
  note TEXT,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE instrument (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  tenancyId TEXT REFERENCES tenancy (id),
  kind TEXT NOT NULL CHECK (kind IN ('startLoan', 'establishGrant', 'adaptGrant', 'stateAllowance', 'municipalAllowance', 'deposit', 'guarantee')),
  status TEXT NOT NULL CHECK (status IN ('applied', 'granted', 'refused', 'active', 'claimed', 'settled', 'expired', 'withdrawn')),
  appliedOn TEXT,
  decidedOn TEXT,
  amount INTEGER,
  monthly INTEGER,
  validFrom TEXT,
  validTo TEXT,
  counterpart TEXT,
  covers TEXT,
  documentId TEXT REFERENCES caseDocument (id),
  note TEXT,
  landlordId TEXT REFERENCES landlord (id),
  claimBasis TEXT CHECK (claimBasis IN ('yes', 'no', 'unknown')),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE instrumentEvent (
  id TEXT PRIMARY KEY,
  instrumentId TEXT NOT NULL REFERENCES instrument (id),
  kind TEXT NOT NULL CHECK (kind IN ('status', 'claim', 'payout', 'recovered', 'note')),
  happenedOn TEXT NOT NULL,
  status TEXT CHECK (status IN ('applied', 'granted', 'refused', 'active', 'claimed', 'settled', 'expired', 'withdrawn')),
  amount INTEGER,
  note TEXT,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE ownership (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  tenancyId TEXT REFERENCES tenancy (id),
  dwellingId TEXT REFERENCES dwelling (id),
  status TEXT NOT NULL CHECK (status IN ('potential', 'talk', 'economy', 'capacity', 'viewing', 'bought', 'withdrawn')),
  startedOn TEXT NOT NULL,
  responsibleId TEXT REFERENCES appUser (id),
  ownWords TEXT,
  outcome TEXT CHECK (outcome IN ('ownRental', 'elsewhere')),
  boughtOn TEXT,
  price INTEGER,
  loan INTEGER,
  grant INTEGER,
  homeText TEXT,
  withdrawnCode TEXT CHECK (withdrawnCode IN ('capacityTooLow', 'noSuitableHome', 'outbid', 'ownWish', 'debt', 'circumstances', 'loanRefused', 'other')),
  withdrawnText TEXT,
  stateGrantDue INTEGER,
  followUntil TEXT,
  defaultedOn TEXT,
  replacementId TEXT REFERENCES dwelling (id),
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE ownershipEvent (
  id TEXT PRIMARY KEY,
  ownershipId TEXT NOT NULL REFERENCES ownership (id),
  kind TEXT NOT NULL CHECK (kind IN ('talk', 'economy', 'viewing', 'bid', 'loan', 'purchase', 'followUp', 'default', 'note')),
  happenedOn TEXT NOT NULL,
  amount INTEGER,
  text TEXT,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE capacityCalculation (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  ownershipId TEXT REFERENCES ownership (id),
  calculatedOn TEXT NOT NULL,
  input TEXT NOT NULL,
  result TEXT NOT NULL,
  parameterIds TEXT NOT NULL,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE campaign (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  startsOn TEXT NOT NULL,
  endsOn TEXT,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  filter TEXT NOT NULL,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE interview (
  id TEXT PRIMARY KEY,
  campaignId TEXT NOT NULL REFERENCES campaign (id),
  tenancyId TEXT NOT NULL REFERENCES tenancy (id),
  caseId TEXT REFERENCES housingCase (id),
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  status TEXT NOT NULL CHECK (status IN ('todo', 'appointed', 'done', 'declined', 'notReached')),
  interviewerId TEXT REFERENCES appUser (id),
  appointedOn TEXT,
  heldOn TEXT,
  suitability TEXT CHECK (suitability IN ('suited', 'notSuited', 'couldMoveOn', 'unknown')),
  why TEXT,
  ownWords TEXT,
  persons INTEGER,
  needs TEXT,
  bedroomsNeeded INTEGER,
  area TEXT,
  nextStep TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE purchaseOrder (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('buy', 'build', 'rentIn', 'adapt')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'approved', 'rejected', 'filled', 'withdrawn')),
  title TEXT NOT NULL,
  bedrooms INTEGER,
  access TEXT,
  area TEXT,
  needGroup TEXT CHECK (needGroup IN ('refugeeFirstSettlement', 'refugeeSecondary', 'mentalHealth', 'substanceUse', 'dualDiagnosis', 'physicalDisability', 'developmentalDisability', 'elderlyAdapted', 'economic', 'socialOther', 'youthTransition', 'familyWithChildren', 'violenceCrisis', 'releasePrison', 'dischargeInstitution')),
  dwellings INTEGER NOT NULL,
  waitingCount INTEGER NOT NULL,
  caseIds TEXT NOT NULL,
  reason TEXT,
  orderedOn TEXT,
  orderedBy TEXT,
  answeredOn TEXT,
  answeredBy TEXT,
  answerNote TEXT,
  dwellingIds TEXT,
  teamDecisionId TEXT REFERENCES teamDecision (id),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE repair (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  voidPeriodId TEXT REFERENCES voidPeriod (id),
  title TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('cleaning', 'repair', 'waterDamage', 'floor', 'rehabilitation', 'allocation', 'other')),
  orderedOn TEXT NOT NULL,
  dueOn TEXT,
  doneOn TEXT,
  cost INTEGER,
  supplier TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE dwellingKey (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  kind TEXT NOT NULL CHECK (kind IN ('key', 'card', 'post', 'storage', 'code')),
  label TEXT NOT NULL,
  holder TEXT,
  handedOn TEXT,
  returnedOn TEXT,
  lostOn TEXT,
  note TEXT,
  tenancyId TEXT REFERENCES tenancy (id),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE inspection (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  tenancyId TEXT REFERENCES tenancy (id),
  kind TEXT NOT NULL CHECK (kind IN ('moveIn', 'moveOut', 'periodic', 'afterRepair')),
  heldOn TEXT NOT NULL,
  by TEXT NOT NULL,
  tenantPresent TEXT NOT NULL CHECK (tenantPresent IN ('yes', 'no', 'unknown')),
  result TEXT NOT NULL CHECK (result IN ('good', 'wear', 'damage')),
  findings TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE inspectionPicture (
  id TEXT PRIMARY KEY,
  inspectionId TEXT NOT NULL REFERENCES inspection (id),
  title TEXT NOT NULL,
  mediaType TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  data TEXT NOT NULL,
  removedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  buildingId TEXT NOT NULL REFERENCES building (id),
  kind TEXT NOT NULL CHECK (kind IN ('noise', 'fire', 'water', 'vandalism', 'security', 'pests', 'waste', 'neighbour', 'other')),
  happenedOn TEXT NOT NULL,
  text TEXT,
  reportedBy TEXT,
  handledOn TEXT,
  handledNote TEXT,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE agreement (
  id TEXT PRIMARY KEY,
  landlordId TEXT NOT NULL REFERENCES landlord (id),
  kind TEXT NOT NULL CHECK (kind IN ('rentIn', 'guarantee', 'referral', 'allocationRight', 'preemption')),
  status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'ended')),
  title TEXT NOT NULL,
  startsOn TEXT NOT NULL,
  endsOn TEXT,
  totalUnits INTEGER,
  ourUnits INTEGER,
  minShare INTEGER,
  monthlySupplement INTEGER,
  guaranteeMonths INTEGER,
  registeredOn TEXT,
  terms TEXT,
  reference TEXT,
  endedOn TEXT,
  minYears INTEGER,
  warnMonths INTEGER,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE landlordContact (
  id TEXT PRIMARY KEY,
  landlordId TEXT NOT NULL REFERENCES landlord (id),
  agreementId TEXT REFERENCES agreement (id),
  happenedOn TEXT NOT NULL,
  text TEXT,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE cooperative (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  orgNumber TEXT,
  totalUnits INTEGER,
  limitPercent INTEGER,
  reference TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

ALTER TABLE followUpPlan ADD COLUMN anchor TEXT CHECK (anchor IN ('tenancy', 'ownedHome', 'privateRent', 'noHome'));
ALTER TABLE followUpPlan ADD COLUMN contactEveryDays INTEGER;
ALTER TABLE followUpPlan ADD COLUMN templateId TEXT REFERENCES planTemplate (id);
ALTER TABLE followUpPlan ADD COLUMN endsOn TEXT;
ALTER TABLE followUpPlan ADD COLUMN endedOn TEXT;
ALTER TABLE followUpPlan ADD COLUMN endReason TEXT;
ALTER TABLE goal ADD COLUMN horizon TEXT CHECK (horizon IN ('short', 'long'));
ALTER TABLE goal ADD COLUMN outcome TEXT CHECK (outcome IN ('met', 'partly', 'notMet', 'left'));
ALTER TABLE goal ADD COLUMN outcomeWhy TEXT;
ALTER TABLE goal ADD COLUMN judgedBy TEXT;
ALTER TABLE goal ADD COLUMN judgedOn TEXT;
ALTER TABLE visit ADD COLUMN kind TEXT CHECK (kind IN ('homeVisit', 'phone', 'meeting', 'outside'));
ALTER TABLE visit ADD COLUMN workerId TEXT REFERENCES appUser (id);
ALTER TABLE visit ADD COLUMN endsAt TEXT;
ALTER TABLE visit ADD COLUMN place TEXT;
ALTER TABLE visit ADD COLUMN cancelReason TEXT;
ALTER TABLE visit ADD COLUMN bring TEXT;
ALTER TABLE visit ADD COLUMN readersKnownOn TEXT;
ALTER TABLE temporaryStay ADD COLUMN children INTEGER;
ALTER TABLE temporaryStay ADD COLUMN reviewedOn TEXT;
ALTER TABLE temporaryStay ADD COLUMN movedTo TEXT CHECK (movedTo IN ('rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'withFriendsFamilyTemp', 'institutionNoDwelling2m', 'prisonNoDwelling2m', 'nonconventional', 'privateRent', 'privateRentAtRisk', 'municipalRent', 'owned', 'ownedAtRisk', 'withParents', 'receptionCentre', 'institutionWithDwelling', 'unsuitable', 'overcrowded', 'childWelfareHome', 'unknown'));
ALTER TABLE temporaryStay ADD COLUMN note TEXT;
ALTER TABLE building ADD COLUMN cooperativeId TEXT REFERENCES cooperative (id);
ALTER TABLE dwelling ADD COLUMN ownershipPotential TEXT CHECK (ownershipPotential IN ('yes', 'no', 'unknown'));
ALTER TABLE dwelling ADD COLUMN stateGrant INTEGER;
ALTER TABLE dwelling ADD COLUMN stateGrantPaidOn TEXT;
ALTER TABLE dwelling ADD COLUMN agreementId TEXT REFERENCES agreement (id);
ALTER TABLE dwelling ADD COLUMN fromOwnershipId TEXT REFERENCES ownership (id);
ALTER TABLE tenancy ADD COLUMN ownershipPotential TEXT CHECK (ownershipPotential IN ('yes', 'no', 'unknown'));
ALTER TABLE voidStep ADD COLUMN responsible TEXT;
ALTER TABLE savedView ADD COLUMN colour TEXT CHECK (colour IN ('none', 'teal', 'amber', 'red', 'violet'));

CREATE TABLE importMapping_next (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('dwellings', 'applicants', 'tenancies', 'arrears')),
  definition TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
INSERT INTO importMapping_next (id, name, kind, definition, version, createdAt, createdBy, updatedAt, updatedBy) SELECT id, name, kind, definition, version, createdAt, createdBy, updatedAt, updatedBy FROM importMapping;
DROP TABLE importMapping;
ALTER TABLE importMapping_next RENAME TO importMapping;

CREATE TABLE importRun_next (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('dwellings', 'applicants', 'tenancies', 'arrears')),
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
INSERT INTO importRun_next (id, kind, fileName, status, counts, report, opId, version, createdAt, createdBy, updatedAt, updatedBy) SELECT id, kind, fileName, status, counts, report, opId, version, createdAt, createdBy, updatedAt, updatedBy FROM importRun;
DROP TABLE importRun;
ALTER TABLE importRun_next RENAME TO importRun;

CREATE TABLE clockStop_next (
  id TEXT PRIMARY KEY,
  caseId TEXT REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('interimReply', 'appealDeadline', 'appealHandling', 'missingInfo', 'offerAnswer', 'offerStalled', 'leaseEnd', 'overstay', 'temporary14', 'temporary90', 'noticeEnd', 'protest', 'search', 'parkingEnd', 'confirm', 'decisionLapse', 'noHelpDecision', 'step', 'consentEnd', 'mandateDue', 'measureDue', 'handoverAnswer', 'planReview', 'contactOverdue', 'visitOverdue', 'trackStep', 'repayment', 'instrumentEnd', 'agreementEnd')),
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

CREATE INDEX clockStopByTarget ON clockStop (targetId, kind);
CREATE INDEX reviewByPlan ON planReview (planId, heldOn);
CREATE INDEX ratingByPlan ON selfRating (planId, domain, statedOn);
CREATE INDEX memberByPlan ON planMember (planId);
CREATE INDEX conditionByPlan ON planCondition (planId);
CREATE INDEX membershipByCase ON membership (caseId, startsOn);
CREATE INDEX windowByPlan ON contactWindow (planId);
CREATE UNIQUE INDEX reminderOnce ON reminder (userId, caseId);
CREATE INDEX reminderByDate ON reminder (userId, remindOn) WHERE doneOn IS NULL;
CREATE INDEX absenceOpen ON absence (userId, startsOn) WHERE endedOn IS NULL;
CREATE INDEX visitByDate ON visit (plannedOn, status);
CREATE INDEX visitWaiting ON visit (plannedOn) WHERE status = 'planned';
CREATE INDEX planContact ON followUpPlan (status) WHERE contactEveryDays IS NOT NULL;
CREATE UNIQUE INDEX noteDraftOnce ON noteDraft (userId, visitId);
CREATE INDEX visitByWorker ON visit (workerId, plannedOn);
CREATE INDEX planByCoordinator ON followUpPlan (coordinatorId, status);
CREATE INDEX planByDwelling ON followUpPlan (dwellingId);
CREATE INDEX stayByDate ON temporaryStay (startsOn, endsOn);
CREATE INDEX signalByTenancy ON signal (tenancyId, seenOn);
CREATE INDEX signalByCase ON signal (caseId, seenOn);
CREATE INDEX signalByDate ON signal (seenOn, kind);
CREATE INDEX handlingByKey ON signalHandling (signalKey, handledOn);
CREATE INDEX handlingByTenancy ON signalHandling (tenancyId);
CREATE INDEX trackByTenancy ON evictionTrack (tenancyId);
CREATE INDEX trackByCase ON evictionTrack (caseId);
CREATE INDEX trackByStatus ON evictionTrack (status, openedOn);
CREATE INDEX stepByTrack ON trackStep (trackId, happenedOn);
CREATE INDEX repaymentByTenancy ON repaymentPlan (tenancyId);
CREATE INDEX repaymentActive ON repaymentPlan (firstDueOn) WHERE status = 'active';
CREATE INDEX parametersByKind ON parameterSet (kind, validFrom);
CREATE INDEX instrumentByCase ON instrument (caseId);
CREATE INDEX instrumentByStatus ON instrument (kind, status, validTo);
CREATE INDEX instrumentEventByInstrument ON instrumentEvent (instrumentId, happenedOn);
CREATE INDEX ownershipByCase ON ownership (caseId);
CREATE INDEX ownershipByStatus ON ownership (status, startedOn);
CREATE INDEX ownershipEventByOwnership ON ownershipEvent (ownershipId, happenedOn);
CREATE INDEX capacityByCase ON capacityCalculation (caseId, calculatedOn);
CREATE UNIQUE INDEX interviewOnce ON interview (campaignId, tenancyId);
CREATE INDEX interviewByDwelling ON interview (dwellingId);
CREATE INDEX purchaseByStatus ON purchaseOrder (status);
CREATE INDEX repairByDwelling ON repair (dwellingId, orderedOn);
CREATE INDEX repairOpen ON repair (dueOn) WHERE doneOn IS NULL;
CREATE INDEX keyByDwelling ON dwellingKey (dwellingId);
CREATE INDEX inspectionByDwelling ON inspection (dwellingId, heldOn);
CREATE INDEX pictureByInspection ON inspectionPicture (inspectionId);
CREATE INDEX incidentByBuilding ON incident (buildingId, happenedOn);
CREATE INDEX agreementByLandlord ON agreement (landlordId);
CREATE INDEX agreementByEnd ON agreement (status, endsOn);
CREATE INDEX contactByLandlord ON landlordContact (landlordId, happenedOn);
CREATE INDEX dwellingByAgreement ON dwelling (agreementId) WHERE agreementId IS NOT NULL;
CREATE INDEX buildingByCooperative ON building (cooperativeId) WHERE cooperativeId IS NOT NULL;
CREATE INDEX tenancyByStart ON tenancy (status, startsOn);
`
