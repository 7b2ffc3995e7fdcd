/** The one door to the generated types: when a name changes in the server's document, it changes here. */
import type {
  AnomalyRuleView,
  AuditRow,
  Found,
  GrantView,
  ItemRow,
  Me,
  ProviderRow,
  RecordCollection,
  TraceEntry,
} from './generated/schema';

export type {
  Age,
  AnchorList,
  AnchorView as Anchor,
  AnomalyEvents,
  AnomalyList,
  AnomalyRuleDraft,
  AnomalyRuleList,
  AnomalyRuleView as AnomalyRule,
  AnomalyView as Anomaly,
  ApplicationForm,
  ApplicationList,
  ApplicationView as Application,
  ApplicationWithSecret,
  AuditRow as AuditEvent,
  Bilingual,
  CollectionAsked,
  CollectorBeat,
  CollectionFigures,
  CollectionMoment,
  CollectionReport,
  CollectionRow,
  CollectionRows,
  CollectionSums,
  CollectionTotal,
  ExpectationRule,
  ExpectationRuleDraft,
  ExpectationRuleList,
  Heartbeats,
  NodeBeat,
  RecordCollection,
  SourceBeat,
  SourceCode,
  SourceWatch,
  SourceWatchDraft,
  UnmappedCodes,
  Wall,
  WallWarning,
  ClosedPart,
  Credentials,
  Day as AuditDay,
  DeadLetter,
  DeadLetters as DeadLetterList,
  DiagnosisView as Diagnosis,
  DocumentList,
  Changes,
  DocumentText,
  DocumentView as ArchivedDocument,
  Engine,
  Entries as QuarantineList,
  Entry as QuarantineItem,
  ExportList,
  ExportView,
  Facet as FacetValue,
  Farewell,
  Found as SearchResult,
  GrantList,
  GrantView as Grant,
  RunState,
  SimulationAnswer,
  TagNames,
  FoundNumbers,
  FrontPageView as FrontPageField,
  Hit as SearchHit,
  IntakeMeta,
  Match,
  Matches,
  PageChange,
  Me,
  OperationView as Operation,
  PageBox as Box,
  PageHit,
  PostingRule,
  ProviderForm,
  ProviderRow,
  ProviderRows,
  Provisioning,
  RecordDetail,
  RecordSummary,
  Reference,
  Released,
  Rows as AuditList,
  CampusWatermark,
  CampusWatermarks,
  MarkReading,
  SignOnButton,
  SystemState,
  Latest as LatestVerification,
  Trace,
  TraceEntry,
  TracePaper,
  WatermarkDraft,
  WatermarkHistory,
  WatermarkVersion,
  TrialForm,
  TrialLink,
  TrialResult,
  Verification as AuditVerification,
  Viewing,
  Whole as WholeVerification,
  VersionView as DocumentVersion,
} from './generated/schema';

// notices
export type {
  InboxMessage,
  InboxPage as InboxList,
  NoticeRuleList,
  NoticeRuleView as NoticeRule,
  OwnAddresses,
  PushList as NoticePushList,
  PushView as NoticePush,
  Unread,
  WayList as NoticeWayList,
  WayTrialResult as NoticeTrialResult,
  WayView as NoticeWay,
} from './generated/schema';

// paper
export type {
  AddedPages,
  PageRetouch as Retouch,
  PageView as ScanPage,
  PaperRulesView as PaperRules,
  ScanList,
  ScanRow,
  ScanView,
  BoxContents,
  BoxList,
  BoxView as PaperBox,
  LabelTemplate,
  PickList,
  PutIn,
  ReviewList,
  ReviewView,
  VerdictOutcome,
  WorkRow,
  WorkRows,
} from './generated/schema';

// people
export type {
  AccountList,
  AccountView as Account,
  AlertList as LogInAlertList,
  AlertRow as LogInAlert,
  CampusRow as Campus,
  DepartmentRow as Department,
  FactorSetup,
  HandOverOutcome,
  OpenWorkView as OpenWork,
  ImportReport,
  OwnAccount,
  OwnDevice,
  OwnLogIn,
  OwnReset,
  OwnSession,
  PasswordDemands,
  PasswordHandover,
  PostingView as Posting,
  RecoveryCodes,
  ResetRow as WaitingReset,
  RoleView as RoleRights,
  RulesView as SecurityRulesVersion,
  SecurityRules,
  SessionRow as OpenSession,
  TokenHandover,
  TokenList as SystemTokenList,
  TokenOrder,
  TokenRow as SystemToken,
} from './generated/schema';

// collectors
export type {
  CategoryMapping,
  CategoryMappings,
  CollectorForm,
  CollectorPlan,
  CollectorRow,
  CollectorRows as CollectorList,
  CollectorSettings,
  CollectorTrialForm as TrialWish,
  ItemRow as CollectorItem,
  ItemRows as CollectorItems,
  MetaField as MappedField,
  Retried,
  RunForm as RunWish,
  RunRow as CollectorRun,
  RunRows as CollectorRunList,
  TrialStep,
  TrialSteps,
  Window as ScheduleWindow,
} from './generated/schema';

export type ItemState = ItemRow['state'];
export type AuditAction = AuditRow['action'];
export type AnomalyKind = AnomalyRuleView['kind'];
export type TraceKind = TraceEntry['kind'];
export type GrantState = GrantView['state'];
export type AuditOutcome = AuditRow['outcome'];
export type Facets = NonNullable<Found['facets']>;
export type ProviderSettings = ProviderRow['settings'];
export type Right = Me['rights'][number];
export type Duty = Me['duties'][number];

/** RFC 9457 with what Anjuan adds; the server's document does not describe refusals. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly messages: { readonly zh: string; readonly en: string };
  readonly field: string;
  readonly retryAfter: number;
  readonly ticket: string;
}

export type Standing = RecordCollection['standing'];

// messages
export type {
  EventRow,
  ListenerForm,
  StationForm,
  StationKey,
  StationRow as Station,
  StationRows as StationList,
  SubmissionRow as Submission,
  SubmissionRows as SubmissionList,
  ListenerRow as Listener,
  ListenerRows as ListenerList,
  MessageRow as Message,
  MessageRows as MessageList,
  MessageText,
  PlaceRow,
  SubjectFields,
  SyncRow,
  TriedRowView as TriedRow,
  ViewForm,
  ViewRow,
  ViewTrialView as ViewTrial,
} from './generated/schema';
