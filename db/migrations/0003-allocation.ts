// Allocation in depth: representatives, missing information, documents, the mapping of needs, judgements, complaints, letters, stopped clocks,
// requirements of buildings and programmes, steps of an offer. Three tables are made anew, since SQLite cannot widen a check.

export const version = 3

export const sql = /* sql */ `
CREATE TABLE programme (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'ended')),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE representative (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('representative', 'guardian')),
  name TEXT NOT NULL,
  organisation TEXT,
  address TEXT,
  phone TEXT,
  email TEXT,
  scope TEXT,
  receivesLetters TEXT NOT NULL CHECK (receivesLetters IN ('yes', 'no', 'unknown')),
  validFrom TEXT NOT NULL,
  validTo TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE caseDocument (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  title TEXT NOT NULL,
  fileName TEXT NOT NULL,
  mediaType TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  topic TEXT NOT NULL,
  receivedOn TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT,
  letterId TEXT REFERENCES letter (id),
  removedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE documentPart (
  id TEXT PRIMARY KEY,
  documentId TEXT NOT NULL REFERENCES caseDocument (id),
  position INTEGER NOT NULL,
  data TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE needsAssessment (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  homeUnsuitable TEXT NOT NULL CHECK (homeUnsuitable IN ('yes', 'no', 'unknown')),
  homeUnsuitableReason TEXT,
  leaseEndsOn TEXT,
  leaseRenewable TEXT NOT NULL CHECK (leaseRenewable IN ('yes', 'no', 'unknown')),
  lawfulStay TEXT NOT NULL CHECK (lawfulStay IN ('yes', 'no', 'unknown')),
  permit TEXT NOT NULL CHECK (permit IN ('norwegian', 'nordic', 'eea', 'permanent', 'temporary', 'refugee', 'none', 'unknown')),
  permitUntil TEXT,
  settledByAgreement TEXT NOT NULL CHECK (settledByAgreement IN ('yes', 'no', 'unknown')),
  dailyCare TEXT NOT NULL CHECK (dailyCare IN ('yes', 'no', 'unknown')),
  yearlyIncome INTEGER,
  wealth INTEGER,
  debt INTEGER,
  livelihood TEXT NOT NULL CHECK (livelihood IN ('work', 'course', 'benefit', 'grant', 'socialAssistance', 'introduction', 'partner', 'qualification', 'other', 'unknown')),
  workSituation TEXT NOT NULL CHECK (workSituation IN ('fullTime', 'partTime', 'education', 'notSeeking', 'stateMeasure', 'municipalMeasure', 'registeredUnemployed', 'unemployed', 'introduction', 'qualification', 'unknown')),
  civilStatus TEXT NOT NULL CHECK (civilStatus IN ('unmarried', 'married', 'cohabiting', 'separated', 'widowed', 'unknown')),
  canSolveSelf TEXT NOT NULL CHECK (canSolveSelf IN ('yes', 'no', 'unknown')),
  unsettledDebt TEXT NOT NULL CHECK (unsettledDebt IN ('yes', 'no', 'unknown')),
  repaymentAgreement TEXT NOT NULL CHECK (repaymentAgreement IN ('yes', 'no', 'unknown')),
  everEvicted TEXT NOT NULL CHECK (everEvicted IN ('yes', 'no', 'unknown')),
  evictedOn TEXT,
  ownAttempts TEXT NOT NULL CHECK (ownAttempts IN ('yes', 'no', 'unknown')),
  ownAttemptsText TEXT,
  needsFollowUp TEXT NOT NULL CHECK (needsFollowUp IN ('yes', 'no', 'unknown')),
  acceptsFollowUp TEXT NOT NULL CHECK (acceptsFollowUp IN ('yes', 'no', 'unknown')),
  followUpText TEXT,
  needGroups TEXT,
  mainNeedGroup TEXT CHECK (mainNeedGroup IN ('refugeeFirstSettlement', 'refugeeSecondary', 'mentalHealth', 'substanceUse', 'dualDiagnosis', 'physicalDisability', 'developmentalDisability', 'elderlyAdapted', 'economic', 'socialOther', 'youthTransition', 'familyWithChildren', 'violenceCrisis', 'releasePrison', 'dischargeInstitution')),
  exchangeGround TEXT NOT NULL CHECK (exchangeGround IN ('yes', 'no', 'unknown')),
  tenancyKept TEXT NOT NULL CHECK (tenancyKept IN ('yes', 'no', 'unknown')),
  ownHousingText TEXT,
  informants TEXT,
  mappedOn TEXT,
  nextReviewOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE duplicateReview (
  id TEXT PRIMARY KEY,
  personAId TEXT NOT NULL REFERENCES person (id),
  personBId TEXT NOT NULL REFERENCES person (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('merged', 'keptApart')),
  reason TEXT NOT NULL,
  reviewedOn TEXT NOT NULL,
  by TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  applicationId TEXT NOT NULL REFERENCES application (id),
  ruleSetId TEXT NOT NULL REFERENCES ruleSet (id),
  status TEXT NOT NULL CHECK (status IN ('open', 'complete')),
  startedOn TEXT NOT NULL,
  urgencyOverride TEXT,
  urgencyReason TEXT,
  urgencyBy TEXT,
  completedOn TEXT,
  completedBy TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  assessmentId TEXT NOT NULL REFERENCES assessment (id),
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  criterionKey TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('met', 'notMet')),
  excepted TEXT NOT NULL CHECK (excepted IN ('yes', 'no', 'unknown')),
  reason TEXT,
  by TEXT NOT NULL,
  userId TEXT NOT NULL REFERENCES appUser (id),
  judgedOn TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE appeal (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  decisionId TEXT NOT NULL REFERENCES decision (id),
  receivedOn TEXT NOT NULL,
  text TEXT NOT NULL,
  late TEXT NOT NULL CHECK (late IN ('yes', 'no', 'unknown')),
  lateGround TEXT,
  stayRequested TEXT NOT NULL CHECK (stayRequested IN ('yes', 'no', 'unknown')),
  status TEXT NOT NULL CHECK (status IN ('received', 'upheld', 'changed', 'sentOn', 'settled', 'withdrawn', 'dismissed')),
  dueOn TEXT,
  handledOn TEXT,
  handledReason TEXT,
  sentTo TEXT CHECK (sentTo IN ('countyGovernor', 'appealBoard')),
  sentOn TEXT,
  result TEXT CHECK (result IN ('upheld', 'changed', 'returned')),
  resultOn TEXT,
  newDecisionId TEXT REFERENCES decision (id),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE letter (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  decisionId TEXT REFERENCES decision (id),
  appealId TEXT REFERENCES appeal (id),
  allocationId TEXT REFERENCES allocation (id),
  applicationId TEXT REFERENCES application (id),
  kind TEXT NOT NULL CHECK (kind IN ('grant', 'refusal', 'dismissal', 'closing', 'allocation', 'missingInfo', 'interimReply', 'appealReceived', 'appealSentOn', 'moveOutDemand')),
  language TEXT NOT NULL CHECK (language IN ('nb', 'nn')),
  recipient TEXT NOT NULL,
  recipientRole TEXT,
  recipientAddress TEXT,
  content TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'cancelled')),
  composedOn TEXT NOT NULL,
  composedBy TEXT NOT NULL,
  sentOn TEXT,
  sentBy TEXT,
  fileName TEXT,
  sha256 TEXT,
  documentId TEXT REFERENCES caseDocument (id),
  archiveRef TEXT,
  archivedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE missingInfo (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  applicationId TEXT REFERENCES application (id),
  kind TEXT NOT NULL CHECK (kind IN ('income', 'taxReturn', 'lease', 'termination', 'healthStatement', 'permit', 'custody', 'debt', 'attempts', 'identity', 'other')),
  text TEXT NOT NULL,
  askedOn TEXT NOT NULL,
  dueOn TEXT NOT NULL,
  remindedOn TEXT,
  answeredOn TEXT,
  status TEXT NOT NULL CHECK (status IN ('asked', 'reminded', 'received', 'waived')),
  letterId TEXT REFERENCES letter (id),
  documentId TEXT REFERENCES caseDocument (id),
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE lawSet (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  validFrom TEXT,
  validTo TEXT,
  definition TEXT NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE clockStop (
  id TEXT PRIMARY KEY,
  caseId TEXT REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('interimReply', 'appealDeadline', 'appealHandling', 'missingInfo', 'offerAnswer', 'offerStalled', 'leaseEnd', 'overstay', 'temporary14', 'temporary90', 'noticeEnd', 'protest', 'search', 'parkingEnd', 'confirm', 'decisionLapse', 'noHelpDecision', 'step')),
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

CREATE TABLE placementRule (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('programme', 'building', 'dwelling')),
  scopeId TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('minAge', 'maxAge', 'needGroup', 'notNeedGroup', 'followUp', 'noChildren', 'maxPersons', 'noPets')),
  value TEXT,
  text TEXT NOT NULL,
  reference TEXT,
  endedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE allocationStep (
  id TEXT PRIMARY KEY,
  allocationId TEXT NOT NULL REFERENCES allocation (id),
  scope TEXT NOT NULL CHECK (scope IN ('offer', 'moveIn')),
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  role TEXT NOT NULL,
  required TEXT NOT NULL CHECK (required IN ('yes', 'no', 'unknown')),
  dueOn TEXT,
  doneOn TEXT,
  doneBy TEXT,
  note TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

CREATE TABLE searchOutcome (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  searchedOn TEXT NOT NULL,
  reason TEXT NOT NULL,
  lacking TEXT NOT NULL,
  nextSearchOn TEXT NOT NULL,
  by TEXT NOT NULL,
  closedOn TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;

ALTER TABLE person ADD COLUMN mergedIntoId TEXT REFERENCES person (id);
ALTER TABLE housingCase ADD COLUMN parkedUntil TEXT;
ALTER TABLE housingCase ADD COLUMN parkedReason TEXT;
ALTER TABLE housingCase ADD COLUMN movedBackTo TEXT;
ALTER TABLE householdMember ADD COLUMN yearlyIncome INTEGER;
ALTER TABLE householdMember ADD COLUMN custody TEXT CHECK (custody IN ('lives', 'shared', 'visits', 'notHere'));
ALTER TABLE ruleSet ADD COLUMN status TEXT CHECK (status IN ('draft', 'adopted'));
ALTER TABLE ruleSet ADD COLUMN basedOnId TEXT REFERENCES ruleSet (id);
ALTER TABLE ruleSet ADD COLUMN adoptedBy TEXT;
ALTER TABLE ruleSet ADD COLUMN note TEXT;
ALTER TABLE building ADD COLUMN programmeId TEXT REFERENCES programme (id);
ALTER TABLE dwelling ADD COLUMN programmeId TEXT REFERENCES programme (id);
ALTER TABLE tenancy ADD COLUMN allocationId TEXT REFERENCES allocation (id);
ALTER TABLE tenancy ADD COLUMN decisionId TEXT REFERENCES decision (id);
ALTER TABLE tenancy ADD COLUMN contractReference TEXT;
ALTER TABLE tenancy ADD COLUMN specialGround TEXT;
ALTER TABLE tenancy ADD COLUMN toldOn TEXT;
ALTER TABLE tenancy ADD COLUMN signedOn TEXT;
ALTER TABLE tenancy ADD COLUMN keysOn TEXT;
ALTER TABLE tenancy ADD COLUMN securityKind TEXT CHECK (securityKind IN ('none', 'deposit', 'guarantee'));
ALTER TABLE tenancy ADD COLUMN securityAmount INTEGER;
ALTER TABLE tenancy ADD COLUMN securityStatus TEXT CHECK (securityStatus IN ('applied', 'granted', 'active', 'claimed', 'settled', 'expired'));
ALTER TABLE tenancy ADD COLUMN noticeOn TEXT;
ALTER TABLE tenancy ADD COLUMN noticeBy TEXT CHECK (noticeBy IN ('tenant', 'landlord'));
ALTER TABLE tenancy ADD COLUMN noticeReason TEXT;
ALTER TABLE tenancy ADD COLUMN noticeEndsOn TEXT;
ALTER TABLE tenancy ADD COLUMN protestedOn TEXT;
ALTER TABLE tenancy ADD COLUMN moveOutDemandOn TEXT;
ALTER TABLE tenancy ADD COLUMN nextHome TEXT;

CREATE TABLE application_next (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  type TEXT NOT NULL CHECK (type IN ('new', 'exchange', 'renewal')),
  receivedOn TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('paper', 'phone', 'digital', 'kobo', 'meeting', 'imported')),
  status TEXT NOT NULL CHECK (status IN ('received', 'missingInfo', 'complete', 'decided', 'withdrawn', 'lapsed', 'forwarded')),
  livingSituation TEXT NOT NULL CHECK (livingSituation IN ('rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'withFriendsFamilyTemp', 'institutionNoDwelling2m', 'prisonNoDwelling2m', 'nonconventional', 'privateRent', 'privateRentAtRisk', 'municipalRent', 'owned', 'ownedAtRisk', 'withParents', 'receptionCentre', 'institutionWithDwelling', 'unsuitable', 'overcrowded', 'childWelfareHome', 'unknown')),
  interimReplyOn TEXT,
  livingSince TEXT,
  ownWords TEXT,
  wants TEXT,
  ownAttempts TEXT,
  facts TEXT,
  tenancyId TEXT REFERENCES tenancy (id),
  completeOn TEXT,
  confirmedOn TEXT,
  expectedOn TEXT,
  forwardedTo TEXT,
  endReason TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
INSERT INTO application_next (id, version, createdAt, createdBy, updatedAt, updatedBy, caseId, type, receivedOn, channel, status, livingSituation, interimReplyOn) SELECT id, version, createdAt, createdBy, updatedAt, updatedBy, caseId, type, receivedOn, channel, status, livingSituation, interimReplyOn FROM application;
DROP TABLE application;
ALTER TABLE application_next RENAME TO application;

CREATE TABLE decision_next (
  id TEXT PRIMARY KEY,
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  kind TEXT NOT NULL CHECK (kind IN ('individualHelp', 'municipalDwelling', 'temporaryAccommodation')),
  outcome TEXT NOT NULL CHECK (outcome IN ('granted', 'refused', 'dismissed', 'withdrawn', 'lapsed')),
  decidedOn TEXT NOT NULL,
  reference TEXT,
  legalBasis TEXT,
  rationale TEXT,
  contractMonths INTEGER,
  appealBody TEXT NOT NULL CHECK (appealBody IN ('countyGovernor', 'appealBoard')),
  appealDeadline TEXT,
  ruleVersion TEXT,
  status TEXT CHECK (status IN ('draft', 'control', 'returned', 'decided', 'undone', 'corrected')),
  applicationId TEXT REFERENCES application (id),
  assessmentId TEXT REFERENCES assessment (id),
  ruleSetId TEXT REFERENCES ruleSet (id),
  reasonCodes TEXT,
  considerations TEXT,
  specification TEXT,
  notifiedOn TEXT,
  validUntil TEXT,
  stayOfExecution TEXT CHECK (stayOfExecution IN ('yes', 'no', 'unknown')),
  draftedById TEXT REFERENCES appUser (id),
  decidedBy TEXT,
  controlledById TEXT REFERENCES appUser (id),
  controlledOn TEXT,
  controlNote TEXT,
  contentHash TEXT,
  frozen TEXT,
  supersedesId TEXT REFERENCES decision (id),
  undoneReason TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
INSERT INTO decision_next (id, version, createdAt, createdBy, updatedAt, updatedBy, caseId, kind, outcome, decidedOn, reference, legalBasis, rationale, contractMonths, appealBody, appealDeadline, ruleVersion) SELECT id, version, createdAt, createdBy, updatedAt, updatedBy, caseId, kind, outcome, decidedOn, reference, legalBasis, rationale, contractMonths, appealBody, appealDeadline, ruleVersion FROM decision;
DROP TABLE decision;
ALTER TABLE decision_next RENAME TO decision;

CREATE TABLE allocation_next (
  id TEXT PRIMARY KEY,
  dwellingId TEXT NOT NULL REFERENCES dwelling (id),
  caseId TEXT NOT NULL REFERENCES housingCase (id),
  proposalId TEXT REFERENCES proposal (id),
  meetingDecisionId TEXT REFERENCES teamDecision (id),
  status TEXT NOT NULL CHECK (status IN ('reserved', 'allocated', 'accepted', 'declined', 'movedIn', 'cancelled', 'disputed')),
  allocatedOn TEXT NOT NULL,
  answerBy TEXT,
  answeredOn TEXT,
  answerReason TEXT,
  rationale TEXT,
  explanation TEXT,
  ruleVersion TEXT,
  reservedOn TEXT,
  reservedUntil TEXT,
  offeredOn TEXT,
  remindedOn TEXT,
  startsOn TEXT,
  contractMonths INTEGER,
  declineStatus TEXT CHECK (declineStatus IN ('stated', 'confirmed', 'overruled')),
  declineCode TEXT,
  declineNote TEXT,
  declineReasonable TEXT CHECK (declineReasonable IN ('yes', 'no', 'unknown')),
  declineConsequence TEXT CHECK (declineConsequence IN ('keep', 'moveBack', 'lapse')),
  declineStatedById TEXT REFERENCES appUser (id),
  declineConfirmedById TEXT REFERENCES appUser (id),
  declineConfirmedOn TEXT,
  meetingNote TEXT,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  updatedBy TEXT NOT NULL
) STRICT;
INSERT INTO allocation_next (id, version, createdAt, createdBy, updatedAt, updatedBy, dwellingId, caseId, proposalId, meetingDecisionId, status, allocatedOn, answerBy, answeredOn, answerReason, rationale, explanation, ruleVersion) SELECT id, version, createdAt, createdBy, updatedAt, updatedBy, dwellingId, caseId, proposalId, meetingDecisionId, status, allocatedOn, answerBy, answeredOn, answerReason, rationale, explanation, ruleVersion FROM allocation;
DROP TABLE allocation;
ALTER TABLE allocation_next RENAME TO allocation;

CREATE INDEX applicationByCase ON application (caseId);
CREATE INDEX applicationByStatus ON application (status, receivedOn);
CREATE INDEX decisionByCase ON decision (caseId);
CREATE INDEX decisionByStatus ON decision (status) WHERE status IN ('draft', 'control', 'returned');
CREATE UNIQUE INDEX oneOpenAllocation ON allocation (dwellingId) WHERE status IN ('reserved', 'allocated', 'accepted');
CREATE UNIQUE INDEX oneOpenAllocationPerCase ON allocation (caseId) WHERE status IN ('reserved', 'allocated', 'accepted');
CREATE INDEX allocationByCase ON allocation (caseId);
CREATE INDEX allocationByStatus ON allocation (status, answerBy);
CREATE INDEX representativeByCase ON representative (caseId);
CREATE INDEX missingInfoByCase ON missingInfo (caseId);
CREATE INDEX missingInfoByStatus ON missingInfo (status, dueOn);
CREATE INDEX documentByCase ON caseDocument (caseId);
CREATE INDEX partByDocument ON documentPart (documentId, position);
CREATE UNIQUE INDEX needsByCase ON needsAssessment (caseId);
CREATE UNIQUE INDEX assessmentByApplication ON assessment (applicationId);
CREATE INDEX assessmentByCase ON assessment (caseId);
CREATE UNIQUE INDEX judgementOnce ON judgement (assessmentId, criterionKey);
CREATE INDEX judgementByCase ON judgement (caseId);
CREATE INDEX appealByCase ON appeal (caseId);
CREATE INDEX appealByDecision ON appeal (decisionId);
CREATE INDEX letterByCase ON letter (caseId);
CREATE INDEX letterByDecision ON letter (decisionId);
CREATE INDEX clockStopByTarget ON clockStop (targetId, kind);
CREATE INDEX placementRuleByScope ON placementRule (scopeId);
CREATE INDEX stepByAllocation ON allocationStep (allocationId, position);
CREATE INDEX stepByDue ON allocationStep (dueOn) WHERE doneOn IS NULL;
CREATE INDEX searchOutcomeByCase ON searchOutcome (caseId);
CREATE INDEX duplicateByPersonA ON duplicateReview (personAId);
CREATE INDEX duplicateByPersonB ON duplicateReview (personBId);
CREATE INDEX tenancyByContractEnd ON tenancy (contractEndsOn) WHERE status IN ('active', 'noticeGiven');
CREATE INDEX personByBirthDate ON person (birthDate);
CREATE INDEX noteByCreated ON note (createdAt);
`
