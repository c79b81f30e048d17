// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! The types of the Hub's contract, shared by server and client.
//!
//! Enums and tagged unions are open: a value that is not listed is kept in a variant `Unlisted`.
#![allow(
    clippy::all,
    clippy::pedantic,
    unreachable_pub,
    reason = "generated code follows its generator's style"
)]
mod open;
mod patch;
#[cfg(feature = "schemars")]
pub mod schema;
mod secret;
mod timestamp;
pub use patch::Patch;
pub use secret::SecretText;
pub use timestamp::Timestamp;
open::open_enum! {
    #[doc =
    "What kind of failure it is. Open: treat a code you do not know by its status and `retryable`."]
    ErrorCode { InvalidArgument = "invalid_argument", Unauthenticated =
    "unauthenticated", PermissionDenied = "permission_denied", NotFound = "not_found",
    MethodNotAllowed = "method_not_allowed", NotAcceptable = "not_acceptable",
    AlreadyExists = "already_exists", FailedPrecondition = "failed_precondition", Aborted
    = "aborted", IdempotencyInProgress = "idempotency_in_progress", Gone = "gone",
    EtagMismatch = "etag_mismatch", PayloadTooLarge = "payload_too_large",
    UnsupportedMediaType = "unsupported_media_type", RangeNotSatisfiable =
    "range_not_satisfiable", IdempotencyKeyConflict = "idempotency_key_conflict",
    PreconditionRequired = "precondition_required", ResourceExhausted =
    "resource_exhausted", Internal = "internal", UpstreamError = "upstream_error",
    Unavailable = "unavailable", DeadlineExceeded = "deadline_exceeded", }
}
open::open_enum! {
    #[doc =
    "Why, exactly. Open.\n\nOf a request that is not valid:\n- `malformed`: not parseable as what it should be (JSON, UTF-8, percent-encoding, a header's form).\n- `trailing_bytes`: something follows the JSON value.\n- `unknown_member`, `missing_member`, `duplicate_member`: of a JSON object.\n- `unknown_parameter`, `missing_parameter`, `duplicate_parameter`: of the query or headers.\n- `wrong_type`, `out_of_range`, `too_short`, `too_long`, `too_many`, `pattern_mismatch`, `unknown_value`: of a value.\n- `not_allowed`: the value is well formed, but not one that may be given here.\n- `page_token_invalid`, `page_token_expired`, `page_token_filters`: the page token is not ours, is over a day old, or\n  was made for other filters.\n\nOf a state:\n- `tenant_blocked`: the tenant's access is `blocked`; the message is the operator's.\n- `tenant_deleting`: the tenant is being deleted.\n- `tenant_provisioning`: the tenant is not ready yet.\n- `id_taken`, `external_id_taken`: another resource has this name.\n- `agent_stopped`, `agent_failed`: the agent was stopped on request, or crashed too often; start it first.\n- `not_configured`: the operator has not set up what this needs (an agent release that can run, a model).\n- `queue_full`: as many runs wait as may.\n- `quota_exceeded`: the tenant stores more than it may.\n- `session_busy`: another run of this session has not ended.\n- `approval_decided`: it was decided otherwise, or its time ran out; `params` say how.\n- `job_paused`: the cron job is paused or disabled; resume it first.\n- `cron_not_stoppable`: the agent's runtime cannot stop what a cron job began; `force` restarts the agent, and\n  `params.alsoEnds` names the runs that end with it. What the agent began by itself beside its runs ends too, unnamed.\n- `budget_exceeded`: the run has used as many tokens as it may.\n- `stale_generation`: another agent host has taken over; this one must end.\n- `slot_free`: no run holds this slot.\n\nOf an environment key:\n- `name_reserved`: the Hub or the agent's program uses this name; choose another one.\n- `name_not_secret`: the name does not sound like a secret; `params.endings` say how such a name ends.\n- `too_many_keys`: the tenant has as many keys as it may; `params.keysMax` says how many.\n\nOf a secret:\n- `name_taken`: another secret has this name.\n- `too_many_secrets`: the Hub keeps as many as it may; `params.secretsMax` says how many.\n- `reauth_required`: the provider has ended the grant; give new material.\n- `secret_misconfigured`: the provider refuses the client or the scopes.\n- `secret_undecryptable`: its master key is not here, or it was changed in the database.\n- `provider_unreachable`, `provider_failed`, `provider_timeout`: the provider could not be reached, answered with an error or\n  with what cannot be used, or was silent.\n\nOf a file:\n- `not_a_file`: there is a directory, a link, a device, a file with a second name or the like, and no plain file.\n- `not_a_directory`: there is no directory, but something else.\n- `not_readable`: its owner lets nobody read it.\n- `not_previewable`: it is no UTF-8 text; download it.\n- `directory_too_large`: the directory has more entries than are sorted; `params.entriesMax` says how many are.\n\nOf the agent's runtime:\n- `agent_not_answering`: the agent could not be asked, or has not answered, in time.\n- `outcome_unknown`: the agent went away while it was asked, so nobody knows whether it did it; look before you ask\n  again.\n- `runtime_refused`: the runtime does not take it; the message is its own.\n- `runtime_failed`: the runtime failed; the message is its own.\n\nOf a skill:\n- `too_many_names`: as many names are switched off as may be; `params.namesMax` says how many.\n\nOf the model:\n- `model_unreachable`, `model_refused`, `model_timeout`: the provider could not be reached, refused the call\n  (`params.upstreamStatus`), or did not answer in time.\n\nOf the Hub:\n- `rate_limited`: too many requests from this caller or address.\n- `overloaded`: too many requests at once.\n- `too_many_streams`: as many event streams are open as may; `params.of` says of what (`hub`, `tenant`, `run`,\n  `token`), and `params.streamsMax` how many.\n- `database_unavailable`, `disk_full`: it cannot write; reads may go on.\n- `audit_unavailable`: it cannot write its audit log, and so changes nothing; reads may go on.\n- `shutting_down`: it is stopping; its successor will answer.\n- `body_timeout`: the request's body came too slowly."]
    ErrorReason { Malformed = "malformed", TrailingBytes = "trailing_bytes",
    UnknownMember = "unknown_member", MissingMember = "missing_member", DuplicateMember =
    "duplicate_member", UnknownParameter = "unknown_parameter", MissingParameter =
    "missing_parameter", DuplicateParameter = "duplicate_parameter", WrongType =
    "wrong_type", OutOfRange = "out_of_range", TooShort = "too_short", TooLong =
    "too_long", TooMany = "too_many", PatternMismatch = "pattern_mismatch", UnknownValue
    = "unknown_value", NotAllowed = "not_allowed", PageTokenInvalid =
    "page_token_invalid", PageTokenExpired = "page_token_expired", PageTokenFilters =
    "page_token_filters", TenantBlocked = "tenant_blocked", TenantDeleting =
    "tenant_deleting", TenantProvisioning = "tenant_provisioning", IdTaken = "id_taken",
    ExternalIdTaken = "external_id_taken", AgentStopped = "agent_stopped", AgentFailed =
    "agent_failed", NotConfigured = "not_configured", QueueFull = "queue_full",
    QuotaExceeded = "quota_exceeded", SessionBusy = "session_busy", ApprovalDecided =
    "approval_decided", JobPaused = "job_paused", CronNotStoppable =
    "cron_not_stoppable", BudgetExceeded = "budget_exceeded", StaleGeneration =
    "stale_generation", SlotFree = "slot_free", NameReserved = "name_reserved",
    NameNotSecret = "name_not_secret", TooManyKeys = "too_many_keys", NameTaken =
    "name_taken", TooManySecrets = "too_many_secrets", ReauthRequired =
    "reauth_required", SecretMisconfigured = "secret_misconfigured", SecretUndecryptable
    = "secret_undecryptable", ProviderUnreachable = "provider_unreachable",
    ProviderFailed = "provider_failed", ProviderTimeout = "provider_timeout", NotAFile =
    "not_a_file", NotADirectory = "not_a_directory", NotReadable = "not_readable",
    NotPreviewable = "not_previewable", DirectoryTooLarge = "directory_too_large",
    TooManyNames = "too_many_names", AgentNotAnswering = "agent_not_answering",
    OutcomeUnknown = "outcome_unknown", RuntimeRefused = "runtime_refused", RuntimeFailed
    = "runtime_failed", ModelUnreachable = "model_unreachable", ModelRefused =
    "model_refused", ModelTimeout = "model_timeout", RateLimited = "rate_limited",
    TooManyStreams = "too_many_streams", Overloaded = "overloaded", DatabaseUnavailable =
    "database_unavailable", DiskFull = "disk_full", AuditUnavailable =
    "audit_unavailable", ShuttingDown = "shutting_down", BodyTimeout = "body_timeout", }
}
open::open_enum! {
    #[doc = "Liveness. Open."] HealthState { Alive = "alive", }
}
open::open_enum! {
    #[doc = "Readiness. Open."] ReadinessState { Ready = "ready", }
}
open::open_enum! {
    #[doc = "How a check went. Open."] CheckState { Ok = "ok", Failed = "failed", }
}
open::open_enum! {
    #[doc =
    "What keeps tenants apart. Open.\n- `process`: nothing; each agent is a process of the Hub's own user.\n- `uid`: each tenant's agent has a system user of its own."]
    IsolationLevel { Process = "process", Uid = "uid", }
}
open::open_enum! {
    #[doc =
    "Where a tenant is in its life. Open. `provisioning`: its home is being made; `ready`; `failed`: provisioning does not\nsucceed, a condition says why, and it is tried again; `deleting`."]
    TenantState { Provisioning = "provisioning", Ready = "ready", Failed = "failed",
    Deleting = "deleting", }
}
open::open_enum! {
    #[doc =
    "Where a tenant's agent is. Open. `hibernated`: not running for want of work, any work wakes it; `stopped`: stopped on\nrequest; `failed`: it crashed too often."]
    AgentState { Stopped = "stopped", Starting = "starting", Running = "running",
    Stopping = "stopping", Failed = "failed", Hibernated = "hibernated", }
}
open::open_enum! {
    #[doc = "Whether a condition holds. Open."] ConditionStatus { True = "true", False =
    "false", Unknown = "unknown", }
}
open::open_enum! {
    #[doc = "Whether a tenant may work. Open."] AccessStatus { Active = "active", Blocked
    = "blocked", }
}
open::open_enum! {
    #[doc =
    "What holds a tenant to its quota. Open. `none`: there is no quota; `advisory`: measured, and new work is refused above\nit, but a running agent may still exceed it; `enforced`: the file system refuses."]
    StorageEnforcement { None = "none", Advisory = "advisory", Enforced = "enforced", }
}
open::open_enum! {
    #[doc = "Where a stream starts. Open."] WatchFrom { Start = "start", Now = "now", }
}
open::open_enum! {
    #[doc =
    "Where a run is. Open. `queued`: waits for a place or for its session; `starting`: given to the agent's host, and\n`queued` again if that died before it had surely begun it; `running`; `waiting_for_approval`; `stopping`: a stop was asked for and is not confirmed. The ends: `completed`,\n`failed`, `cancelled`, and `lost` (the agent died with it: it may have had effects, and it is never run again by itself)."]
    RunState { Queued = "queued", Starting = "starting", Running = "running",
    WaitingForApproval = "waiting_for_approval", Stopping = "stopping", Completed =
    "completed", Failed = "failed", Cancelled = "cancelled", Lost = "lost", }
}
open::open_enum! {
    #[doc = "How a run came about. Open."] OriginKind { Api = "api", Cron = "cron", }
}
open::open_enum! {
    #[doc = "Who said it. Open."] TurnRole { User = "user", Assistant = "assistant", }
}
open::open_enum! {
    #[doc = "What to do when the session has a run that has not ended. Open."]
    SessionBusy { Enqueue = "enqueue", Reject = "reject", }
}
open::open_enum! {
    #[doc =
    "Why a run failed. Open. `agent_error`: the agent said so; `model_error`: the model refused or failed;\n`model_stream_cut`: a model's answer broke off, so the agent's text cannot be trusted; `empty_result`: nothing came of\nit; `timed_out`, `idle_timed_out`, `queue_timed_out`, `token_limit`: a limit of the run; `agent_refused`: the agent did\nnot take it; `agent_failed`: the agent could not be kept running."]
    RunErrorCode { AgentError = "agent_error", ModelError = "model_error", ModelStreamCut
    = "model_stream_cut", EmptyResult = "empty_result", TimedOut = "timed_out",
    IdleTimedOut = "idle_timed_out", QueueTimedOut = "queue_timed_out", TokenLimit =
    "token_limit", AgentRefused = "agent_refused", AgentFailed = "agent_failed", }
}
open::open_enum! {
    #[doc =
    "Where the figures come from. Open. `proxy`: counted by the Hub as the calls passed; `runtime`: said by the agent;\n`unknown`: nobody said."]
    UsageSource { Proxy = "proxy", Runtime = "runtime", Unknown = "unknown", }
}
open::open_enum! {
    #[doc =
    "Where an approval is. Open. `expired` was denied because its time ran out; `void`, because its run ended."]
    ApprovalState { Pending = "pending", Decided = "decided", Expired = "expired", Void =
    "void", }
}
open::open_enum! {
    #[doc =
    "An answer. Open. `once`: this one time; `run`: all of this kind until the run ends; `deny`; `always` only where policy\noffers it."]
    ApprovalChoice { Once = "once", Run = "run", Deny = "deny", Always = "always", }
}
open::open_enum! {
    #[doc =
    "What came of it. Open.\n\n- `done`: something was changed, or an agent was asked to; whether it did so is where that is.\n- `read`: the answer showed a secret.\n- `denied`: it was refused; `code` says how, `attempts` how often.\n- `failed`: the end of the audit log was not as the Hub had left it."]
    AuditOutcome { Done = "done", Read = "read", Denied = "denied", Failed = "failed", }
}
open::open_enum! {
    #[doc =
    "How a stop went. Open. `not_started`: it had not begun; `confirmed`: the agent confirmed; `ended_first`: the run ended by\nitself before; `agent_restarted`: the agent did not confirm and was restarted; `unconfirmed`: it did not confirm and\ncould not be restarted without harming other runs."]
    StopOutcome { NotStarted = "not_started", Confirmed = "confirmed", EndedFirst =
    "ended_first", AgentRestarted = "agent_restarted", Unconfirmed = "unconfirmed", }
}
open::open_enum! {
    #[doc =
    "What happened. Open; `data` has the members named here.\n- `run.created`: nothing more; the run has it all.\n- `run.state_changed`: `from`, `to`, `reason`.\n- `message.delta`: `text`, a piece of the answer. `message.completed`: `text`, the whole answer.\n- `tool.started`: `toolCallId`, `tool`, `preview`. `tool.completed`: `toolCallId`, `tool`, `failed`, `durationMs`.\n- `reasoning.available`: `text`.\n- `approval.requested`: an `Approval` without its decision, as `approval`. `approval.decided`: `approvalId`, `choice`, `decidedBy`.\n  `approval.expired`: `approvalId`.\n- `run.usage_updated`: `usage`.\n- `run.events_lost`: `reason`, `since`: some of what the agent sent is not in this log.\n- `runtime.other`: `name`, `payload`: something the agent sent that this Hub does not know.\n- The last one, exactly once: `run.completed` (`output`, `usage`), `run.failed` (`error`, `usage`), `run.cancelled` (`usage`),\n  `run.lost` (`reason`, `usage`)."]
    RunEventType { RunCreated = "run.created", RunStateChanged = "run.state_changed",
    MessageDelta = "message.delta", MessageCompleted = "message.completed", ToolStarted =
    "tool.started", ToolCompleted = "tool.completed", ReasoningAvailable =
    "reasoning.available", ApprovalRequested = "approval.requested", ApprovalDecided =
    "approval.decided", ApprovalExpired = "approval.expired", RunUsageUpdated =
    "run.usage_updated", RunEventsLost = "run.events_lost", RuntimeOther =
    "runtime.other", RunCompleted = "run.completed", RunFailed = "run.failed",
    RunCancelled = "run.cancelled", RunLost = "run.lost", }
}
open::open_enum! {
    #[doc =
    "A part of a tenant's files that people may see. Open.\n- `workspace`: the agent's working directory.\n- `outputs`: what the agent puts aside for people.\n- `cron_output`: what the agent's schedules wrote."]
    FileRoot { Workspace = "workspace", Outputs = "outputs", CronOutput = "cron_output",
    }
}
open::open_enum! {
    #[doc =
    "What an entry is. Open.\n- `file`: a plain file; it can be read.\n- `directory`: it can be listed.\n- `other`: a link, a device, a pipe, a mount, or a file with a second name; it can only be seen."]
    FileKind { File = "file", Directory = "directory", Other = "other", }
}
open::open_enum! {
    #[doc =
    "What a directory is sorted by; entries that are equal in it, by name. Names go by their bytes."]
    FileSort { Name = "name", Modified = "modified", Size = "size", }
}
open::open_enum! {
    #[doc = "Which end comes first."] SortOrder { Ascending = "ascending", Descending =
    "descending", }
}
open::open_enum! {
    #[doc =
    "How the agent stands to a key. Open.\n- `active`: the agent has the value from its next run on.\n- `pending_restart`: the key was removed, and a running agent may have it until it is restarted."]
    EnvironmentKeyState { Active = "active", PendingRestart = "pending_restart", }
}
open::open_enum! {
    #[doc =
    "Where a credential stands. Open.\n- `current`: the newest one.\n- `previous`: a rotation has replaced it, and it works until its grace time ends."]
    TenantCredentialState { Current = "current", Previous = "previous", }
}
open::open_enum! {
    #[doc =
    "What a secret is. Open.\n- `api_key`: a key of a provider's API.\n- `oauth2`: a grant of an OAuth2 provider: a refresh token, and the access token that it brings.\n- `opaque`: anything else; the Hub does nothing with it."]
    SecretKind { ApiKey = "api_key", Oauth2 = "oauth2", Opaque = "opaque", }
}
open::open_enum! {
    #[doc =
    "Whose a secret is. Open.\n- `hub`: the Hub's own.\n- `tenants`: for the tenants that it names."]
    SecretScope { Hub = "hub", Tenants = "tenants", }
}
open::open_enum! {
    #[doc =
    "How a secret is. Open.\n- `active`: it can be used.\n- `expiring`: it ends soon, or its refresh is due.\n- `reauth_required`: the provider has ended the grant; an access token is good until its end. Give new material.\n- `misconfigured`: the provider refuses the client or the scopes. Mend that there, or make the secret anew.\n- `error`: the last refresh failed; it is tried again at `nextRefreshAt`, if there is one.\n- `undecryptable`: the Hub does not have the master key that it was sealed with, or it was changed in the database."]
    SecretState { Active = "active", Expiring = "expiring", ReauthRequired =
    "reauth_required", Misconfigured = "misconfigured", Error = "error", Undecryptable =
    "undecryptable", }
}
open::open_enum! {
    #[doc =
    "What a secret is given to tenants as. Open.\n- `model_key`: the key of the model's provider, for the calls of its tenants; of all tenants if it is the Hub's own. It stays\n  with the Hub. A tenant's goes before the Hub's own, and that before the file that the settings name.\n- `environment_key`: a variable of its tenants' agents, before a tenant's own key of that name."]
    SecretGrantKind { ModelKey = "model_key", EnvironmentKey = "environment_key", }
}
open::open_enum! {
    #[doc =
    "How a client says to an OAuth2 provider who it is. Open.\n- `basic`: in the `Authorization` header.\n- `body`: in the form."]
    SecretClientAuthentication { Basic = "basic", Body = "body", }
}
open::open_enum! {
    #[doc =
    "Why a refresh failed. Open. `invalid_grant`, `invalid_client`, `unauthorized_client`, `invalid_scope`,\n`unsupported_grant_type`, `invalid_request`: the provider's own words (RFC 6749); `address_refused`: the token endpoint has an address that may not be called;\n`provider_unreachable`; `provider_timeout`: it was silent, so the outcome is unknown; `provider_failed`: it answered with\nan error of its own; `answer_unusable`: it answered what is no token."]
    SecretErrorCode { InvalidGrant = "invalid_grant", InvalidClient = "invalid_client",
    UnauthorizedClient = "unauthorized_client", InvalidScope = "invalid_scope",
    UnsupportedGrantType = "unsupported_grant_type", InvalidRequest = "invalid_request",
    AddressRefused = "address_refused", ProviderUnreachable = "provider_unreachable",
    ProviderTimeout = "provider_timeout", ProviderFailed = "provider_failed",
    AnswerUnusable = "answer_unusable", }
}
open::open_enum! {
    #[doc =
    "What became of a refresh. Open.\n- `refreshed`: it has a new access token.\n- `skipped`: somebody else has just refreshed it, or it may not be refreshed now.\n- `failed`: it has none; `code` says why."]
    SecretRefreshOutcome { Refreshed = "refreshed", Skipped = "skipped", Failed =
    "failed", }
}
open::open_enum! {
    #[doc =
    "Where a skill is from, by the directory that it is in. Open.\n- `bundled`: it comes with the Hub; the agent can read it and not change it.\n- `flavor`: it comes with the tenant's flavor. No Hub has flavors yet.\n- `tenant`: it lies in the agent's own home, and the agent can change it."]
    SkillSource { Bundled = "bundled", Flavor = "flavor", Tenant = "tenant", }
}
open::open_enum! {
    #[doc =
    "What is wrong with a skill. Open.\n- `not_readable`: its `SKILL.md` is a link, a device, a file with a second name, or one that nobody may read.\n- `not_text`: what was read of its `SKILL.md`, its first 16 KiB, is no UTF-8. The agent's program leaves it out.\n- `no_front_matter`: its `SKILL.md` does not begin with the lines that say what it is, or they are not over within 4000\n  characters, or they are no YAML mapping. Without a name its directory's counts.\n- `too_large`: its `SKILL.md` is larger than 1 MiB.\n- `name_not_usable`: its name is longer than 64 characters, is no text, or has `/`, `:` or control characters; the state\n  of such a skill cannot be set.\n- `other_platform`: it says that it is for other systems than Linux. The agent leaves it out.\n- `same_name`: another skill has its name, or has it for a directory. The agent loads neither by that name; skills of\n  one name are switched together."]
    SkillProblem { NotReadable = "not_readable", NotText = "not_text", NoFrontMatter =
    "no_front_matter", TooLarge = "too_large", NameNotUsable = "name_not_usable",
    OtherPlatform = "other_platform", SameName = "same_name", }
}
open::open_enum! {
    #[doc =
    "Where an answer comes from. Open. `runtime` is the agent itself, `copy` what the Hub last saw."]
    CronSource { Runtime = "runtime", Copy = "copy", }
}
open::open_enum! {
    #[doc =
    "What became of an execution. Open. `missed` means that it was due and not begun, `lost` that nobody knows how it ended."]
    CronOutcome { Pending = "pending", Completed = "completed", Failed = "failed",
    Cancelled = "cancelled", Lost = "lost", Missed = "missed", }
}
open::open_enum! {
    #[doc =
    "What a host is to do. Open; `data` has the members named here.\n- `run.start`: `slot`, `input` (text), `instructions`, `history` (array of `Turn`). Post it to the agent once.\n- `run.stop`: nothing more.\n- `approval.decide`: `approvalId`, `choice`.\n- `agent.configure`: the settings have changed. Ask for them with a hello, and put them in force before any run that\n  is ordered later begins.\n- `agent.end`: end the agent, then the host.\n- `cron.call`: `callId`, `verb` (`list`, `view`, `create`, `update`, `delete`, `pause`, `resume`), `jobId`, `body`. Ask the\n  agent's job API this once, and tell its answer.\n- `cron.fire`: `slot`, `jobId`, `dueAt` (the job's `next_run_at` that is meant, or null), `token` (what the agent asks\n  for). Run the job now, once, and tell of it as of a run; where the agent has just begun it by itself, that is it."]
    RuntimeOrderType { RunStart = "run.start", RunStop = "run.stop", ApprovalDecide =
    "approval.decide", AgentConfigure = "agent.configure", AgentEnd = "agent.end",
    CronCall = "cron.call", CronFire = "cron.fire", }
}
open::open_enum! {
    #[doc =
    "What a host saw. Open; `data` has the members named here.\n- `agent.ready`: `agentVersion`. `agent.exited`: `code`, `signal`, `stderrTail`, `message`.\n- `agent.health`: `healthy`, a boolean: whether the agent answers its host. Told when it changes; at first it does.\n- `run.accepted`: `agentRunId`. `run.refused`: `code`, `message`, `retryable`.\n- `run.frame`: `frame`, an event of the agent's stream as the agent sent it; with the last one `model {last, refused[]}`: the\n  status of the run's last model call and all those that refused one, if it made any.\n- `run.stream_ended`: `reason` (`closed`, `eof`, `cut`, `agent_gone`), and `status`, the agent's status object after it if it could be read; `model` as above.\n- `run.model_cut`: `message`: a model stream of this run broke off.\n- `stop.confirmed`, `stop.failed`: `message`.\n- `approval.delivered`, `approval.failed`: `approvalId`, `message`.\n- `cron.jobs`: `jobs`, all that the agent has; told at first and when they change.\n- `cron.answered`: `callId`, and the agent's `status` and `body`; or `failure` (`not_sent`, `unknown`) and `message`."]
    RuntimeReportType { AgentReady = "agent.ready", AgentExited = "agent.exited",
    AgentHealth = "agent.health", RunAccepted = "run.accepted", RunRefused =
    "run.refused", RunFrame = "run.frame", RunStreamEnded = "run.stream_ended",
    RunModelCut = "run.model_cut", StopConfirmed = "stop.confirmed", StopFailed =
    "stop.failed", ApprovalDelivered = "approval.delivered", ApprovalFailed =
    "approval.failed", CronJobs = "cron.jobs", CronAnswered = "cron.answered", }
}
open::open_enum! {
    #[doc =
    "What is wanted of an agent. Open. `running` means that work wakes it, not that it never sleeps."]
    AgentDesiredState { Running = "running", Stopped = "stopped", }
}
open::open_enum! {
    #[doc =
    "Whether the agent and its host answer. Open. `unknown` while there is none."]
    AgentHealth { Healthy = "healthy", Unresponsive = "unresponsive", Unknown =
    "unknown", }
}
open::open_enum! {
    #[doc =
    "Whose log. Open. `agent` is what the agent writes, `host` what the agent host beside it writes."]
    LogSource { Agent = "agent", Host = "host", }
}
///Whether a tenant may work.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Access {
    ///When the access state was last changed.
    #[serde(rename = "changedAt")]
    pub changed_at: crate::Timestamp,
    ///What is said to those who try to work with a blocked tenant.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The operator's own word for why, for programs.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub reason: ::std::option::Option<::std::string::String>,
    pub status: crate::AccessStatus,
}
impl Access {
    pub fn builder() -> builder::Access {
        Default::default()
    }
}
///The access state to set. Left-out members are cleared.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AccessReplace {
    ///What is said to those who try to work with a blocked tenant.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The operator's own word for why, for programs.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<::std::string::String>,
    pub status: crate::AccessStatus,
}
impl AccessReplace {
    pub fn builder() -> builder::AccessReplace {
        Default::default()
    }
}
///A tenant's agent.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Agent {
    ///How many runs it works on, those that wait for an approval included.
    #[serde(rename = "activeRuns")]
    pub active_runs: i32,
    #[serde(rename = "desiredState")]
    pub desired_state: crate::AgentDesiredState,
    ///Its newest start, from 1; 0 before the first.
    pub generation: i64,
    pub health: crate::AgentHealth,
    ///What keeps it apart from other tenants, as its host says it reached; null before the first start.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub isolation: ::std::option::Option<::std::string::String>,
    ///Its last end, if it had one.
    #[serde(
        rename = "lastExit",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub last_exit: ::std::option::Option<AgentExit>,
    ///How many runs wait for a place.
    #[serde(rename = "queuedRuns")]
    pub queued_runs: i32,
    ///The release it runs.
    #[serde(
        rename = "releaseId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub release_id: ::std::option::Option<ReleaseId>,
    pub restarts: AgentRestarts,
    pub state: crate::AgentState,
    #[serde(rename = "tenantId")]
    pub tenant_id: TenantId,
    ///What it used outside of runs, such as for its own schedules, since its tenant was made.
    #[serde(rename = "unattributedUsage")]
    pub unattributed_usage: Usage,
    ///How many of them wait for an approval.
    #[serde(rename = "waitingRuns")]
    pub waiting_runs: i32,
}
impl Agent {
    pub fn builder() -> builder::Agent {
        Default::default()
    }
}
///How the newest generation that is over came to its end.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AgentExit {
    ///The process's exit code, where it is known.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub code: ::std::option::Option<i64>,
    ///Whether nobody had asked for it.
    pub crashed: bool,
    ///When.
    #[serde(rename = "endedAt")]
    pub ended_at: crate::Timestamp,
    ///Which one.
    pub generation: i64,
    ///Why, for people, where the host beside the agent said so; `agent_logs` has the agent's own words.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub message: ::std::option::Option<::std::string::String>,
    ///Why, for programs; reasons may be added.
    pub reason: ::std::string::String,
    ///The signal that ended the process, where one did.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub signal: ::std::option::Option<i64>,
}
impl AgentExit {
    pub fn builder() -> builder::AgentExit {
        Default::default()
    }
}
///The end of a log of one start of an agent.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AgentLogs {
    pub cursor: LogCursor,
    ///Which start of the agent wrote it, from 1; 0 before the first.
    pub generation: i64,
    ///The lines without their ends, oldest first. `[redacted]` stands for what was taken out.
    pub lines: ::std::vec::Vec<::std::string::String>,
    pub source: crate::LogSource,
    #[serde(rename = "tenantId")]
    pub tenant_id: TenantId,
    ///Whether there was more before the first line that is not shown here.
    pub truncated: bool,
}
impl AgentLogs {
    pub fn builder() -> builder::AgentLogs {
        Default::default()
    }
}
///The query parameters of `agent_logs`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AgentLogsQuery {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub after: ::std::option::Option<LogCursor>,
    ///Which start of the agent; the newest if left away. The last 20 are kept.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub generation: ::std::option::Option<i64>,
    ///How many lines at the most.
    #[serde(default = "defaults::default_u64::<i32, 200>")]
    pub lines: i32,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<crate::LogSource>,
}
impl ::std::default::Default for AgentLogsQuery {
    fn default() -> Self {
        Self {
            after: Default::default(),
            generation: Default::default(),
            lines: defaults::default_u64::<i32, 200>(),
            source: Default::default(),
        }
    }
}
impl AgentLogsQuery {
    pub fn builder() -> builder::AgentLogsQuery {
        Default::default()
    }
}
///The query parameters of `agent_restart`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AgentRestartQuery {
    ///How long runs that work may go on before they are cancelled.
    #[serde(rename = "drainSeconds", default)]
    pub drain_seconds: i32,
    ///Only if this is the agent's newest generation, else 409 `aborted`.
    #[serde(
        rename = "ifGeneration",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub if_generation: ::std::option::Option<i64>,
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl AgentRestartQuery {
    pub fn builder() -> builder::AgentRestartQuery {
        Default::default()
    }
}
///What its crashes have come to.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AgentRestarts {
    ///At how many crashes in 10 minutes it is left alone, as `failed`.
    pub budget: i32,
    ///How often it crashed in the last 10 minutes.
    pub count: i32,
    ///Before when it is not started again, if it crashed lately.
    #[serde(
        rename = "nextTryAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub next_try_at: ::std::option::Option<crate::Timestamp>,
}
impl AgentRestarts {
    pub fn builder() -> builder::AgentRestarts {
        Default::default()
    }
}
///The agent's settings in force.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AgentSettings {
    ///How long a pending approval waits before it is denied.
    #[serde(rename = "approvalTimeoutSeconds")]
    pub approval_timeout_seconds: i32,
    ///After how long without work the agent is put to sleep.
    #[serde(rename = "idleTimeoutSeconds")]
    pub idle_timeout_seconds: i32,
    ///How many runs execute at once.
    #[serde(rename = "maxConcurrentRuns")]
    pub max_concurrent_runs: i32,
    ///How many runs may wait for a free place.
    #[serde(rename = "maxQueuedRuns")]
    pub max_queued_runs: i32,
    ///The model to use; null stands for the Hub's default.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub model: ::std::option::Option<::std::string::String>,
    ///How long a run may take unless it says otherwise.
    #[serde(rename = "runTimeoutSeconds")]
    pub run_timeout_seconds: i32,
}
impl AgentSettings {
    pub fn builder() -> builder::AgentSettings {
        Default::default()
    }
}
///Settings of a new agent. A left-out member has its default.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AgentSettingsCreate {
    ///How long a pending approval waits before it is denied. Default 300.
    #[serde(
        rename = "approvalTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub approval_timeout_seconds: ::std::option::Option<i32>,
    ///After how long without work the agent is put to sleep. Default 900.
    #[serde(
        rename = "idleTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub idle_timeout_seconds: ::std::option::Option<i32>,
    ///How many runs execute at once. Default 4.
    #[serde(
        rename = "maxConcurrentRuns",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub max_concurrent_runs: ::std::option::Option<i32>,
    ///How many runs may wait for a free place. Default 100.
    #[serde(
        rename = "maxQueuedRuns",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub max_queued_runs: ::std::option::Option<i32>,
    ///The model to use. Default is the Hub's own.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub model: ::std::option::Option<::std::string::String>,
    ///How long a run may take unless it says otherwise. Default 3600.
    #[serde(
        rename = "runTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub run_timeout_seconds: ::std::option::Option<i32>,
}
impl AgentSettingsCreate {
    pub fn builder() -> builder::AgentSettingsCreate {
        Default::default()
    }
}
///Changed settings. An absent member stays, `null` goes back to its default.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AgentSettingsUpdate {
    ///How long a pending approval waits before it is denied.
    #[serde(
        rename = "approvalTimeoutSeconds",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub approval_timeout_seconds: crate::Patch<i32>,
    ///After how long without work the agent is put to sleep.
    #[serde(
        rename = "idleTimeoutSeconds",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub idle_timeout_seconds: crate::Patch<i32>,
    ///How many runs execute at once.
    #[serde(
        rename = "maxConcurrentRuns",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub max_concurrent_runs: crate::Patch<i32>,
    ///How many runs may wait for a free place.
    #[serde(
        rename = "maxQueuedRuns",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub max_queued_runs: crate::Patch<i32>,
    ///The model to use.
    #[serde(skip_serializing_if = "crate::Patch::is_unchanged", default)]
    pub model: crate::Patch<::std::string::String>,
    ///How long a run may take unless it says otherwise.
    #[serde(
        rename = "runTimeoutSeconds",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub run_timeout_seconds: crate::Patch<i32>,
}
impl AgentSettingsUpdate {
    pub fn builder() -> builder::AgentSettingsUpdate {
        Default::default()
    }
}
///The query parameters of `agent_start`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AgentStartQuery {
    ///Only if this is the agent's newest generation, else 409 `aborted`.
    #[serde(
        rename = "ifGeneration",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub if_generation: ::std::option::Option<i64>,
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl AgentStartQuery {
    pub fn builder() -> builder::AgentStartQuery {
        Default::default()
    }
}
///The query parameters of `agent_stop`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AgentStopQuery {
    ///How long runs that work may go on before they are cancelled.
    #[serde(rename = "drainSeconds", default)]
    pub drain_seconds: i32,
    ///Only if this is the agent's newest generation, else 409 `aborted`.
    #[serde(
        rename = "ifGeneration",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub if_generation: ::std::option::Option<i64>,
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl AgentStopQuery {
    pub fn builder() -> builder::AgentStopQuery {
        Default::default()
    }
}
///Something an agent asked before doing it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Approval {
    ///What may be answered.
    pub choices: ::std::vec::Vec<crate::ApprovalChoice>,
    ///What it wants to do; secrets are masked by the agent.
    pub command: ::std::string::String,
    ///How it was decided, once it was.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub decision: ::std::option::Option<ApprovalDecision>,
    ///Why the agent asks.
    pub description: ::std::string::String,
    ///When it is denied by itself.
    #[serde(rename = "expiresAt")]
    pub expires_at: crate::Timestamp,
    pub id: ApprovalId,
    ///When it was asked.
    #[serde(rename = "requestedAt")]
    pub requested_at: crate::Timestamp,
    #[serde(rename = "runId")]
    pub run_id: RunId,
    pub state: crate::ApprovalState,
    #[serde(rename = "tenantId")]
    pub tenant_id: TenantId,
    ///The tool that wants to act.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub tool: ::std::option::Option<::std::string::String>,
}
impl Approval {
    pub fn builder() -> builder::Approval {
        Default::default()
    }
}
///An answer to an approval.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ApprovalDecide {
    #[serde(rename = "approvalId")]
    pub approval_id: ApprovalId,
    pub choice: crate::ApprovalChoice,
    ///Kept with the decision.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub comment: ::std::option::Option<::std::string::String>,
}
impl ApprovalDecide {
    pub fn builder() -> builder::ApprovalDecide {
        Default::default()
    }
}
///How an approval was decided.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ApprovalDecision {
    pub choice: crate::ApprovalChoice,
    ///What was said with it.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub comment: ::std::option::Option<::std::string::String>,
    ///When.
    #[serde(rename = "decidedAt")]
    pub decided_at: crate::Timestamp,
    ///Who decided; `hub` when its time ran out or its run ended.
    #[serde(rename = "decidedBy")]
    pub decided_by: ::std::string::String,
}
impl ApprovalDecision {
    pub fn builder() -> builder::ApprovalDecision {
        Default::default()
    }
}
///An approval's id.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ApprovalId(::std::string::String);
impl ::std::ops::Deref for ApprovalId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<ApprovalId> for ::std::string::String {
    fn from(value: ApprovalId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for ApprovalId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^apr_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^apr_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for ApprovalId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ApprovalId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for ApprovalId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The query parameters of `approval_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ApprovalListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<crate::ApprovalState>,
    #[serde(rename = "tenantId", skip_serializing_if = "::std::option::Option::is_none")]
    pub tenant_id: ::std::option::Option<TenantId>,
}
impl ::std::default::Default for ApprovalListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
            state: Default::default(),
            tenant_id: Default::default(),
        }
    }
}
impl ApprovalListQuery {
    pub fn builder() -> builder::ApprovalListQuery {
        Default::default()
    }
}
///A page of approvals.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ApprovalResultsPage {
    ///The approvals, newest first.
    pub items: ::std::vec::Vec<Approval>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl ApprovalResultsPage {
    pub fn builder() -> builder::ApprovalResultsPage {
        Default::default()
    }
}
///One line of the audit log. It has ids, and never what people typed, tokens or secrets.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AuditEntry {
    ///The address that it came from, behind trusted proxies; null for what is no request.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub address: ::std::option::Option<::std::string::String>,
    ///How many attempts it stands for; more than one only for what was refused.
    pub attempts: i64,
    ///The error code of what was refused.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub code: ::std::option::Option<::std::string::String>,
    ///When it was written, with the change.
    #[serde(rename = "createdAt")]
    pub created_at: crate::Timestamp,
    ///The keyed hash over this entry and the hash of the one before, in hex.
    pub hash: ::std::string::String,
    ///What else it was about.
    pub objects: ::std::vec::Vec<AuditObject>,
    pub operation: OperationName,
    pub outcome: crate::AuditOutcome,
    pub principal: PrincipalName,
    ///The request, as `x-request-id` had it; null for what is no request.
    #[serde(
        rename = "requestId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub request_id: ::std::option::Option<::std::string::String>,
    ///Its place in the log, from 1 without gaps.
    pub seq: i64,
    ///The id of the tenant that it was about, as the request had it.
    #[serde(
        rename = "tenantId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub tenant_id: ::std::option::Option<::std::string::String>,
    ///Which tenant of this id.
    #[serde(
        rename = "tenantUid",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub tenant_uid: ::std::option::Option<::std::string::String>,
}
impl AuditEntry {
    pub fn builder() -> builder::AuditEntry {
        Default::default()
    }
}
///The query parameters of `audit_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AuditListQuery {
    ///Only entries written at or after this instant.
    #[serde(
        rename = "createdAfter",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub created_after: ::std::option::Option<crate::Timestamp>,
    ///Only entries written before this instant.
    #[serde(
        rename = "createdBefore",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub created_before: ::std::option::Option<crate::Timestamp>,
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub operation: ::std::option::Option<OperationName>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub outcome: ::std::option::Option<crate::AuditOutcome>,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub principal: ::std::option::Option<PrincipalName>,
    #[serde(rename = "tenantId", skip_serializing_if = "::std::option::Option::is_none")]
    pub tenant_id: ::std::option::Option<TenantId>,
}
impl ::std::default::Default for AuditListQuery {
    fn default() -> Self {
        Self {
            created_after: Default::default(),
            created_before: Default::default(),
            limit: defaults::default_u64::<i32, 100>(),
            operation: Default::default(),
            outcome: Default::default(),
            page_token: Default::default(),
            principal: Default::default(),
            tenant_id: Default::default(),
        }
    }
}
impl AuditListQuery {
    pub fn builder() -> builder::AuditListQuery {
        Default::default()
    }
}
///Something that a request was about.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AuditObject {
    ///Which one.
    pub id: ::std::string::String,
    ///What it is, as paths and answers name it, such as `runId`.
    pub name: ::std::string::String,
}
impl AuditObject {
    pub fn builder() -> builder::AuditObject {
        Default::default()
    }
}
///A page of the audit log.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AuditResultsPage {
    ///The entries, newest first.
    pub items: ::std::vec::Vec<AuditEntry>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl AuditResultsPage {
    pub fn builder() -> builder::AuditResultsPage {
        Default::default()
    }
}
///A business key, without what its holder sends.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct BusinessKey {
    ///When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: crate::Timestamp,
    ///Who made it.
    #[serde(rename = "createdBy")]
    pub created_by: ::std::string::String,
    ///When it ends; null for never.
    #[serde(
        rename = "expiresAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub expires_at: ::std::option::Option<crate::Timestamp>,
    pub id: BusinessKeyId,
    ///When it was last used, to about a minute; null if it never was.
    #[serde(
        rename = "lastUsedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub last_used_at: ::std::option::Option<crate::Timestamp>,
    ///What it was named.
    pub name: ::std::string::String,
    ///What it is good for.
    pub scopes: ::std::vec::Vec<::std::string::String>,
    pub tenants: BusinessKeyTenants,
}
impl BusinessKey {
    pub fn builder() -> builder::BusinessKey {
        Default::default()
    }
}
///A business key to make.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct BusinessKeyCreate {
    ///When it ends, which lies ahead; never where it is left out.
    #[serde(
        rename = "expiresAt",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub expires_at: ::std::option::Option<crate::Timestamp>,
    ///For people who read the list.
    pub name: ::std::string::String,
    ///What it is good for.
    pub scopes: ::std::vec::Vec<BusinessKeyScope>,
    pub tenants: BusinessKeyTenants,
}
impl BusinessKeyCreate {
    pub fn builder() -> builder::BusinessKeyCreate {
        Default::default()
    }
}
///The id of a business key. It is no secret.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct BusinessKeyId(::std::string::String);
impl ::std::ops::Deref for BusinessKeyId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<BusinessKeyId> for ::std::string::String {
    fn from(value: BusinessKeyId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for BusinessKeyId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 29usize {
            return Err("longer than 29 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^bk_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^bk_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for BusinessKeyId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for BusinessKeyId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for BusinessKeyId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///A business key that was just made.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct BusinessKeyIssued {
    pub key: BusinessKey,
    ///What its holder sends. Shown here and by nothing else; absent in a repeat after 15 minutes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<crate::SecretText>,
}
impl BusinessKeyIssued {
    pub fn builder() -> builder::BusinessKeyIssued {
        Default::default()
    }
}
///The query parameters of `business_key_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct BusinessKeyListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
}
impl ::std::default::Default for BusinessKeyListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
        }
    }
}
impl BusinessKeyListQuery {
    pub fn builder() -> builder::BusinessKeyListQuery {
        Default::default()
    }
}
///A page of business keys.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct BusinessKeyResultsPage {
    ///The keys.
    pub items: ::std::vec::Vec<BusinessKey>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl BusinessKeyResultsPage {
    pub fn builder() -> builder::BusinessKeyResultsPage {
        Default::default()
    }
}
///What a business key is good for; `business_key_create` says which operations that are.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct BusinessKeyScope(::std::string::String);
impl ::std::ops::Deref for BusinessKeyScope {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<BusinessKeyScope> for ::std::string::String {
    fn from(value: BusinessKeyScope) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for BusinessKeyScope {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 40usize {
            return Err("longer than 40 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new(
                    "^(tenants:(read|write)|runs:(read|write)|approvals:write|files:read|metrics:read)$",
                )
                .unwrap()
        });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^(tenants:(read|write)|runs:(read|write)|approvals:write|files:read|metrics:read)$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for BusinessKeyScope {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for BusinessKeyScope {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for BusinessKeyScope {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///Which tenants a business key is for. Exactly one of the two is given.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct BusinessKeyTenants {
    ///These tenants.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub ids: ::std::vec::Vec<TenantId>,
    ///The tenants that have all of these labels, of which there are 1 to 16.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub labels: ::std::option::Option<Labels>,
}
impl BusinessKeyTenants {
    pub fn builder() -> builder::BusinessKeyTenants {
        Default::default()
    }
}
///One aspect of a resource, why it is so, and when it is tried next.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Condition {
    ///When `status` last changed.
    #[serde(rename = "lastTransitionAt")]
    pub last_transition_at: crate::Timestamp,
    ///Why, for people.
    pub message: ::std::string::String,
    ///When it is tried again, if it will be.
    #[serde(
        rename = "nextTryAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub next_try_at: ::std::option::Option<crate::Timestamp>,
    ///Why, for programs.
    pub reason: ::std::string::String,
    pub status: crate::ConditionStatus,
    ///Which aspect, such as `home_ready`. One condition for each type; types may be added.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
}
impl Condition {
    pub fn builder() -> builder::Condition {
        Default::default()
    }
}
///One time that a job ran or should have.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CronExecution {
    ///When its schedule wanted it; null when somebody asked for it.
    #[serde(rename = "dueAt", deserialize_with = "::std::option::Option::deserialize")]
    pub due_at: ::std::option::Option<crate::Timestamp>,
    ///When the agent began it.
    #[serde(rename = "firedAt", deserialize_with = "::std::option::Option::deserialize")]
    pub fired_at: ::std::option::Option<crate::Timestamp>,
    ///How much later than due that was.
    #[serde(rename = "lagMs", deserialize_with = "::std::option::Option::deserialize")]
    pub lag_ms: ::std::option::Option<i64>,
    pub outcome: crate::CronOutcome,
    ///Why it came to that, for programs, where there is more to say.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub reason: ::std::option::Option<::std::string::String>,
    ///Its run, if there was one.
    #[serde(rename = "runId", deserialize_with = "::std::option::Option::deserialize")]
    pub run_id: ::std::option::Option<RunId>,
}
impl CronExecution {
    pub fn builder() -> builder::CronExecution {
        Default::default()
    }
}
///What the Hub adds.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CronHub {
    ///When the runtime said this; null when the Hub never saw its jobs.
    #[serde(
        rename = "fetchedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub fetched_at: ::std::option::Option<crate::Timestamp>,
    ///The newest time that the Hub ran the job or should have.
    #[serde(
        rename = "lastExecution",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_execution: ::std::option::Option<CronExecution>,
    pub source: crate::CronSource,
    ///What is not as it may seem, a sentence each.
    pub warnings: ::std::vec::Vec<::std::string::String>,
}
impl CronHub {
    pub fn builder() -> builder::CronHub {
        Default::default()
    }
}
///A cron job, with the members that the agent's runtime gives it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct CronJob(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);
impl ::std::ops::Deref for CronJob {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<CronJob>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: CronJob) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for CronJob {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///One job.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CronJobAnswer {
    pub hub: CronHub,
    pub job: CronJob,
}
impl CronJobAnswer {
    pub fn builder() -> builder::CronJobAnswer {
        Default::default()
    }
}
///A definition, passed on to the agent's runtime as it is.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct CronJobCreate(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);
impl ::std::ops::Deref for CronJobCreate {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<CronJobCreate>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: CronJobCreate) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for CronJobCreate {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///The runtime's word that a job is gone.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CronJobDeleted {
    ///That it is.
    pub ok: bool,
}
impl CronJobDeleted {
    pub fn builder() -> builder::CronJobDeleted {
        Default::default()
    }
}
///A cron job's id, as the agent's runtime makes it.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct CronJobId(::std::string::String);
impl ::std::ops::Deref for CronJobId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<CronJobId> for ::std::string::String {
    fn from(value: CronJobId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for CronJobId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 12usize {
            return Err("longer than 12 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-f0-9]{12}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[a-f0-9]{12}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for CronJobId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CronJobId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for CronJobId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///All jobs, in the runtime's order.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CronJobList {
    pub hub: CronHub,
    ///The jobs.
    pub jobs: ::std::vec::Vec<CronJob>,
}
impl CronJobList {
    pub fn builder() -> builder::CronJobList {
        Default::default()
    }
}
///The query parameters of `cron_job_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CronJobListQuery {
    ///Also the jobs that are paused or disabled. The runtime itself leaves them out.
    #[serde(rename = "includeDisabled", default = "defaults::default_bool::<true>")]
    pub include_disabled: bool,
}
impl ::std::default::Default for CronJobListQuery {
    fn default() -> Self {
        Self {
            include_disabled: defaults::default_bool::<true>(),
        }
    }
}
impl CronJobListQuery {
    pub fn builder() -> builder::CronJobListQuery {
        Default::default()
    }
}
///A job that runs now.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CronJobRun {
    pub hub: CronHub,
    pub job: CronJob,
    pub run: Run,
}
impl CronJobRun {
    pub fn builder() -> builder::CronJobRun {
        Default::default()
    }
}
///What is to change, passed on to the agent's runtime.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct CronJobUpdate(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);
impl ::std::ops::Deref for CronJobUpdate {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<CronJobUpdate>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: CronJobUpdate) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for CronJobUpdate {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///An environment key of a tenant, without its value.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct EnvironmentKey {
    pub name: EnvironmentName,
    ///Goes up with each other value.
    pub revision: i64,
    ///When it got its value.
    #[serde(rename = "setAt")]
    pub set_at: crate::Timestamp,
    ///Who gave it its value.
    #[serde(rename = "setBy")]
    pub set_by: ::std::string::String,
    pub state: crate::EnvironmentKeyState,
    ///Its own id, never used again; another one after the name was removed and set anew.
    pub uid: ::std::string::String,
}
impl EnvironmentKey {
    pub fn builder() -> builder::EnvironmentKey {
        Default::default()
    }
}
///The query parameters of `environment_key_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct EnvironmentKeyListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
}
impl ::std::default::Default for EnvironmentKeyListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
        }
    }
}
impl EnvironmentKeyListQuery {
    pub fn builder() -> builder::EnvironmentKeyListQuery {
        Default::default()
    }
}
///A page of a tenant's environment keys.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct EnvironmentKeyResultsPage {
    ///The keys.
    pub items: ::std::vec::Vec<EnvironmentKey>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl EnvironmentKeyResultsPage {
    pub fn builder() -> builder::EnvironmentKeyResultsPage {
        Default::default()
    }
}
///The value of an environment key.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct EnvironmentKeySet {
    /**The value: printable ASCII, spaces included. Anything else would not reach the agent as it is: its program reads
line by line, and takes other characters out of keys.
*/
    pub value: crate::SecretText,
}
impl EnvironmentKeySet {
    pub fn builder() -> builder::EnvironmentKeySet {
        Default::default()
    }
}
///The name of an environment key.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct EnvironmentName(::std::string::String);
impl ::std::ops::Deref for EnvironmentName {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<EnvironmentName> for ::std::string::String {
    fn from(value: EnvironmentName) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for EnvironmentName {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 128usize {
            return Err("longer than 128 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[A-Z][A-Z0-9_]{0,127}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[A-Z][A-Z0-9_]{0,127}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for EnvironmentName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for EnvironmentName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for EnvironmentName {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///Every answer that is not a success.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Error {
    pub code: crate::ErrorCode,
    ///What exactly is wrong. May be empty.
    pub details: ::std::vec::Vec<ErrorDetail>,
    ///For people. Lower case, without internals; says what happened and what to do.
    pub message: ::std::string::String,
    #[serde(rename = "requestId")]
    pub request_id: RequestId,
    ///Whether the same request with the same `Idempotency-Key` may succeed unchanged later.
    pub retryable: bool,
    ///The HTTP status.
    pub status: i32,
}
impl Error {
    pub fn builder() -> builder::Error {
        Default::default()
    }
}
///One thing that is wrong, for programs.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ErrorDetail {
    ///The member (`agent.maxConcurrentRuns`, `labels.team`), parameter or header that is wrong.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub field: ::std::option::Option<::std::string::String>,
    ///What is wrong with it, for people. Never the value that was sent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///Values that the reason speaks of, such as a limit.
    #[serde(default, skip_serializing_if = "::serde_json::Map::is_empty")]
    pub params: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    pub reason: crate::ErrorReason,
}
impl ErrorDetail {
    pub fn builder() -> builder::ErrorDetail {
        Default::default()
    }
}
///One entity tag in double quotes, or `*`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct EtagCondition(::std::string::String);
impl ::std::ops::Deref for EtagCondition {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<EtagCondition> for ::std::string::String {
    fn from(value: EtagCondition) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for EtagCondition {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 80usize {
            return Err("longer than 80 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^(\\*|\"[\\x21\\x23-\\x7e]{1,76}\")$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^(\\*|\"[\\x21\\x23-\\x7e]{1,76}\")$\"".into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for EtagCondition {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for EtagCondition {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for EtagCondition {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The operator's own key for a tenant, unique among tenants. Visible ASCII.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ExternalId(::std::string::String);
impl ::std::ops::Deref for ExternalId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<ExternalId> for ::std::string::String {
    fn from(value: ExternalId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for ExternalId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 200usize {
            return Err("longer than 200 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[\\x21-\\x7e]+$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[\\x21-\\x7e]+$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for ExternalId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ExternalId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for ExternalId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The text of a file, or a part of it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileContent {
    ///The `ETag` that a download of it has. Parts with one strong tag are parts of one file.
    pub etag: ::std::string::String,
    ///How many bytes of the file the text is.
    #[serde(rename = "lengthBytes")]
    pub length_bytes: i32,
    ///When it was last written, as the file system says.
    #[serde(rename = "modifiedAt")]
    pub modified_at: crate::Timestamp,
    ///The `offset` to go on at; null at the file's end.
    #[serde(
        rename = "nextOffset",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub next_offset: ::std::option::Option<i64>,
    ///The byte that the text begins at.
    pub offset: i64,
    ///The file's path below the root.
    pub path: ::std::string::String,
    pub root: crate::FileRoot,
    ///How long the whole file is.
    #[serde(rename = "sizeBytes")]
    pub size_bytes: i64,
    ///Whole characters, as they stand in the file. A part that begins in the middle of one begins after it.
    pub text: ::std::string::String,
    ///Whether the file goes on behind this text.
    pub truncated: bool,
}
impl FileContent {
    pub fn builder() -> builder::FileContent {
        Default::default()
    }
}
///The query parameters of `file_content_view`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileContentViewQuery {
    ///How many bytes of text at the most.
    #[serde(default = "defaults::default_u64::<i32, 1048576>")]
    pub length: i32,
    ///The byte to begin at. Within a character it begins at the next one.
    #[serde(default)]
    pub offset: i64,
    /**Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or
`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.
*/
    pub path: ::std::string::String,
    pub root: crate::FileRoot,
}
impl FileContentViewQuery {
    pub fn builder() -> builder::FileContentViewQuery {
        Default::default()
    }
}
///The query parameters of `file_download`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileDownloadQuery {
    /**Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or
`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.
*/
    pub path: ::std::string::String,
    pub root: crate::FileRoot,
}
impl FileDownloadQuery {
    pub fn builder() -> builder::FileDownloadQuery {
        Default::default()
    }
}
///Something in a tenant's files.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileEntry {
    pub kind: crate::FileKind,
    ///What the end of a file's name suggests. Nobody has looked inside; null where it suggests nothing.
    #[serde(
        rename = "mediaType",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub media_type: ::std::option::Option<::std::string::String>,
    ///When it was last written, as the file system says, where the agent can set it; null for `other`.
    #[serde(
        rename = "modifiedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub modified_at: ::std::option::Option<crate::Timestamp>,
    /**Its name, for people; of a root its own. It is the agent's word: it may hold line breaks or marks that turn the
writing direction. Bytes that are no UTF-8 show as U+FFFD.
*/
    pub name: ::std::string::String,
    /**What to ask for, below the root; empty for the root itself. Null where it cannot be asked for: names that are
no UTF-8 or hold control characters, and paths that are too long or too deep.
*/
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub path: ::std::option::Option<::std::string::String>,
    ///Whether the file begins as UTF-8 text, seen from its first 8 KiB. An empty file does.
    pub previewable: bool,
    pub root: crate::FileRoot,
    ///How long a file is; null for anything else.
    #[serde(
        rename = "sizeBytes",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub size_bytes: ::std::option::Option<i64>,
}
impl FileEntry {
    pub fn builder() -> builder::FileEntry {
        Default::default()
    }
}
///The query parameters of `file_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///Only entries whose name has this text in it, in capitals or not. Needs `root`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub order: ::std::option::Option<crate::SortOrder>,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    ///The directory below the root, as `path` of an entry; the root itself without it. Needs `root`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub path: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub root: ::std::option::Option<crate::FileRoot>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub sort: ::std::option::Option<crate::FileSort>,
}
impl ::std::default::Default for FileListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            name: Default::default(),
            order: Default::default(),
            page_token: Default::default(),
            path: Default::default(),
            root: Default::default(),
            sort: Default::default(),
        }
    }
}
impl FileListQuery {
    pub fn builder() -> builder::FileListQuery {
        Default::default()
    }
}
///A page of a directory, or the roots.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileResultsPage {
    ///The entries.
    pub items: ::std::vec::Vec<FileEntry>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl FileResultsPage {
    pub fn builder() -> builder::FileResultsPage {
        Default::default()
    }
}
///The process lives.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Health {
    pub state: crate::HealthState,
}
impl Health {
    pub fn builder() -> builder::Health {
        Default::default()
    }
}
///Chosen by the caller, visible ASCII. A random UUID is a good one.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct IdempotencyKey(::std::string::String);
impl ::std::ops::Deref for IdempotencyKey {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<IdempotencyKey> for ::std::string::String {
    fn from(value: IdempotencyKey) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for IdempotencyKey {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 255usize {
            return Err("longer than 255 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[\\x21-\\x7e]+$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[\\x21-\\x7e]+$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for IdempotencyKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for IdempotencyKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for IdempotencyKey {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///One part of what the agent is given. Open.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(tag = "type")]
#[non_exhaustive]
pub enum InputPart {
    ///Text.
    #[serde(rename = "text")]
    Text { #[serde(rename = "text")] text: ::std::string::String },
    /// A form that this version does not know, as it was read.
    #[serde(untagged)]
    Unlisted(::serde_json::Map<::std::string::String, ::serde_json::Value>),
}
///A label to filter by, `key:value`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct LabelFilter(::std::string::String);
impl ::std::ops::Deref for LabelFilter {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<LabelFilter> for ::std::string::String {
    fn from(value: LabelFilter) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for LabelFilter {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 130usize {
            return Err("longer than 130 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z0-9][a-z0-9./-]{0,62}:.{0,63}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[a-z0-9][a-z0-9./-]{0,62}:.{0,63}$\"".into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for LabelFilter {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for LabelFilter {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for LabelFilter {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
/**What lists filter by: up to 64 pairs; keys match `^[a-z0-9][a-z0-9./-]{0,62}$`, values have up to 63 characters.
*/
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct Labels(
    pub ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
);
impl ::std::ops::Deref for Labels {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::string::String,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
        &self.0
    }
}
impl ::std::convert::From<Labels>
for ::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
    fn from(value: Labels) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
> for Labels {
    fn from(
        value: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    ) -> Self {
        Self(value)
    }
}
///Merged by key; `null` removes the key.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct LabelsUpdate(
    pub ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
);
impl ::std::ops::Deref for LabelsUpdate {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    > {
        &self.0
    }
}
impl ::std::convert::From<LabelsUpdate>
for ::std::collections::BTreeMap<
    ::std::string::String,
    ::std::option::Option<::std::string::String>,
> {
    fn from(value: LabelsUpdate) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
> for LabelsUpdate {
    fn from(
        value: ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::option::Option<::std::string::String>,
        >,
    ) -> Self {
        Self(value)
    }
}
///A decimal number.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct LastEventId(::std::string::String);
impl ::std::ops::Deref for LastEventId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<LastEventId> for ::std::string::String {
    fn from(value: LastEventId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for LastEventId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 16usize {
            return Err("longer than 16 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[0-9]{1,16}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[0-9]{1,16}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for LastEventId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for LastEventId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for LastEventId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///A place in a log, from which the next answer goes on. Opaque.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct LogCursor(::std::string::String);
impl ::std::ops::Deref for LogCursor {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<LogCursor> for ::std::string::String {
    fn from(value: LogCursor) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for LogCursor {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 120usize {
            return Err("longer than 120 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z0-9.]+$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[a-z0-9.]+$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for LogCursor {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for LogCursor {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for LogCursor {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The caller's own data, never interpreted. Up to 50 pairs; keys have up to 40 characters, values up to 500.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct Metadata(
    pub ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
);
impl ::std::ops::Deref for Metadata {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::string::String,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
        &self.0
    }
}
impl ::std::convert::From<Metadata>
for ::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
    fn from(value: Metadata) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
> for Metadata {
    fn from(
        value: ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    ) -> Self {
        Self(value)
    }
}
///Merged by key; `null` removes the key.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct MetadataUpdate(
    pub ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
);
impl ::std::ops::Deref for MetadataUpdate {
    type Target = ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    > {
        &self.0
    }
}
impl ::std::convert::From<MetadataUpdate>
for ::std::collections::BTreeMap<
    ::std::string::String,
    ::std::option::Option<::std::string::String>,
> {
    fn from(value: MetadataUpdate) -> Self {
        value.0
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::option::Option<::std::string::String>,
    >,
> for MetadataUpdate {
    fn from(
        value: ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::option::Option<::std::string::String>,
        >,
    ) -> Self {
        Self(value)
    }
}
///An OpenAI-compatible list of models.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct ModelList(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);
impl ::std::ops::Deref for ModelList {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<ModelList>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: ModelList) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for ModelList {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///An OpenAI-compatible chat completion request; passed on as it is, but for the model's name.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct ModelRequest(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);
impl ::std::ops::Deref for ModelRequest {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<ModelRequest>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: ModelRequest) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for ModelRequest {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///An OpenAPI document.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct OpenapiDocument(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);
impl ::std::ops::Deref for OpenapiDocument {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}
impl ::std::convert::From<OpenapiDocument>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: OpenapiDocument) -> Self {
        value.0
    }
}
impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for OpenapiDocument {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}
///The operationId of what was asked, or the word for what the Hub or a command did.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct OperationName(::std::string::String);
impl ::std::ops::Deref for OperationName {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<OperationName> for ::std::string::String {
    fn from(value: OperationName) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for OperationName {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z][a-z0-9_]{0,63}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[a-z][a-z0-9_]{0,63}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for OperationName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for OperationName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for OperationName {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///How a run came about.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Origin {
    pub kind: crate::OriginKind,
    ///What it came from, such as a schedule's id.
    #[serde(rename = "ref", deserialize_with = "::std::option::Option::deserialize")]
    pub ref_: ::std::option::Option<::std::string::String>,
}
impl Origin {
    pub fn builder() -> builder::Origin {
        Default::default()
    }
}
///What a run waits for.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PendingApproval {
    ///What may be answered.
    pub choices: ::std::vec::Vec<crate::ApprovalChoice>,
    ///What it wants to do.
    pub command: ::std::string::String,
    ///Why the agent asks.
    pub description: ::std::string::String,
    ///When it is denied by itself.
    #[serde(rename = "expiresAt")]
    pub expires_at: crate::Timestamp,
    pub id: ApprovalId,
    ///When it was asked.
    #[serde(rename = "requestedAt")]
    pub requested_at: crate::Timestamp,
    ///The tool that wants to act.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub tool: ::std::option::Option<::std::string::String>,
}
impl PendingApproval {
    pub fn builder() -> builder::PendingApproval {
        Default::default()
    }
}
/**Who it was: the kind, `:`, and an id that is never another's. `operator:` has the token's id, `system:hub` is the Hub
itself, `command:` has the uid of who ran a command on its machine. `anonymous` is nobody who could be known, `others`
are too many to be told apart.
*/
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct PrincipalName(::std::string::String);
impl ::std::ops::Deref for PrincipalName {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<PrincipalName> for ::std::string::String {
    fn from(value: PrincipalName) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for PrincipalName {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 200usize {
            return Err("longer than 200 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for PrincipalName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for PrincipalName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for PrincipalName {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///What a run was run with.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Provenance {
    ///The model.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub model: ::std::option::Option<::std::string::String>,
    ///The agent's release.
    #[serde(
        rename = "releaseId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub release_id: ::std::option::Option<ReleaseId>,
    ///The tenant's revision when the run was created.
    #[serde(rename = "tenantRevision")]
    pub tenant_revision: i64,
}
impl Provenance {
    pub fn builder() -> builder::Provenance {
        Default::default()
    }
}
///The Hub can work.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Readiness {
    ///What was looked at.
    pub checks: ::std::vec::Vec<ReadinessCheck>,
    pub state: crate::ReadinessState,
}
impl Readiness {
    pub fn builder() -> builder::Readiness {
        Default::default()
    }
}
///One thing that the Hub needs to work.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ReadinessCheck {
    ///What was looked at; names may be added.
    pub name: ::std::string::String,
    pub state: crate::CheckState,
}
impl ReadinessCheck {
    pub fn builder() -> builder::ReadinessCheck {
        Default::default()
    }
}
///The id of an installed agent release.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ReleaseId(::std::string::String);
impl ::std::ops::Deref for ReleaseId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<ReleaseId> for ::std::string::String {
    fn from(value: ReleaseId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for ReleaseId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^rel_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^rel_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for ReleaseId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ReleaseId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for ReleaseId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The Hub's own id of this request, also in its log and in `x-request-id`.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct RequestId(::std::string::String);
impl ::std::ops::Deref for RequestId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<RequestId> for ::std::string::String {
    fn from(value: RequestId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for RequestId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 64usize {
            return Err("longer than 64 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for RequestId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for RequestId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for RequestId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///One piece of work by a tenant's agent.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Run {
    ///When it was created.
    #[serde(rename = "createdAt")]
    pub created_at: crate::Timestamp,
    ///When it times out, once it has started.
    #[serde(
        rename = "deadlineAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub deadline_at: ::std::option::Option<crate::Timestamp>,
    ///When it ended.
    #[serde(rename = "endedAt", deserialize_with = "::std::option::Option::deserialize")]
    pub ended_at: ::std::option::Option<crate::Timestamp>,
    ///Why it failed, if it did.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub error: ::std::option::Option<RunError>,
    pub history: RunHistory,
    pub id: RunId,
    ///What the agent was given.
    pub input: ::std::vec::Vec<InputPart>,
    ///Added to the agent's own instructions.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub instructions: ::std::option::Option<::std::string::String>,
    ///When its newest event happened.
    #[serde(rename = "lastEventAt")]
    pub last_event_at: crate::Timestamp,
    ///The `seq` of its newest event.
    #[serde(rename = "lastSeq")]
    pub last_seq: i64,
    pub limits: RunLimits,
    pub metadata: Metadata,
    pub origin: Origin,
    ///The agent's answer, once it completed.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub output: ::std::option::Option<::std::string::String>,
    ///What it waits for, if it does.
    #[serde(
        rename = "pendingApproval",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub pending_approval: ::std::option::Option<PendingApproval>,
    pub provenance: Provenance,
    ///Who asked for it.
    #[serde(rename = "requestedBy")]
    pub requested_by: ::std::string::String,
    ///The conversation it belongs to, if any.
    #[serde(
        rename = "sessionId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub session_id: ::std::option::Option<SessionId>,
    ///When the agent took it up.
    #[serde(
        rename = "startedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub started_at: ::std::option::Option<crate::Timestamp>,
    pub state: crate::RunState,
    ///Why it is in this state, for programs, where there is more to say.
    #[serde(
        rename = "stateReason",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub state_reason: ::std::option::Option<::std::string::String>,
    ///How the stop went.
    #[serde(
        rename = "stopOutcome",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub stop_outcome: ::std::option::Option<crate::StopOutcome>,
    ///When a stop was first asked for.
    #[serde(
        rename = "stopRequestedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub stop_requested_at: ::std::option::Option<crate::Timestamp>,
    #[serde(rename = "tenantId")]
    pub tenant_id: TenantId,
    #[serde(rename = "tenantUid")]
    pub tenant_uid: TenantUid,
    pub usage: Usage,
}
impl Run {
    pub fn builder() -> builder::Run {
        Default::default()
    }
}
///Work for the tenant's agent.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunCreate {
    ///What was said before, for a run without a session. Not allowed together with `sessionId`.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub history: ::std::vec::Vec<Turn>,
    #[serde(
        rename = "ifSessionBusy",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub if_session_busy: ::std::option::Option<crate::SessionBusy>,
    ///What the agent is given.
    pub input: ::std::vec::Vec<InputPart>,
    ///Added to the agent's own instructions for this run.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub instructions: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limits: ::std::option::Option<RunLimitsCreate>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<Metadata>,
    #[serde(
        rename = "sessionId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub session_id: ::std::option::Option<SessionId>,
}
impl RunCreate {
    pub fn builder() -> builder::RunCreate {
        Default::default()
    }
}
///The query parameters of `run_create`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct RunCreateQuery {
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl RunCreateQuery {
    pub fn builder() -> builder::RunCreateQuery {
        Default::default()
    }
}
///Why a run failed.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunError {
    pub code: crate::RunErrorCode,
    ///For people.
    pub message: ::std::string::String,
    ///Whether the same run may succeed later.
    pub retryable: bool,
}
impl RunError {
    pub fn builder() -> builder::RunError {
        Default::default()
    }
}
///Something that happened in a run. Events are numbered from 1 without gaps.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunEvent {
    ///When the Hub wrote it down.
    pub at: crate::Timestamp,
    ///What belongs to it, by type.
    pub data: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    #[serde(rename = "runId")]
    pub run_id: RunId,
    ///Its number in the run.
    pub seq: i64,
    #[serde(rename = "tenantId")]
    pub tenant_id: TenantId,
    #[serde(rename = "type")]
    pub type_: crate::RunEventType,
}
impl RunEvent {
    pub fn builder() -> builder::RunEvent {
        Default::default()
    }
}
///The query parameters of `run_event_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunEventListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
}
impl ::std::default::Default for RunEventListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
        }
    }
}
impl RunEventListQuery {
    pub fn builder() -> builder::RunEventListQuery {
        Default::default()
    }
}
///A page of events.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunEventResultsPage {
    ///The events, oldest first.
    pub items: ::std::vec::Vec<RunEvent>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl RunEventResultsPage {
    pub fn builder() -> builder::RunEventResultsPage {
        Default::default()
    }
}
///How much of what was said before the agent was given.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunHistory {
    ///How many turns.
    pub messages: i32,
    ///Whether older turns were left out.
    pub truncated: bool,
}
impl RunHistory {
    pub fn builder() -> builder::RunHistory {
        Default::default()
    }
}
///A run's id.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct RunId(::std::string::String);
impl ::std::ops::Deref for RunId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<RunId> for ::std::string::String {
    fn from(value: RunId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for RunId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^run_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^run_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for RunId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for RunId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for RunId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///How long and how much a run may take.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunLimits {
    ///The longest silence; null is no limit.
    #[serde(
        rename = "idleTimeoutSeconds",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub idle_timeout_seconds: ::std::option::Option<i32>,
    ///How many tokens its model calls may use together; null is no limit.
    #[serde(
        rename = "maxTokens",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub max_tokens: ::std::option::Option<i64>,
    ///How long it may wait in the queue.
    #[serde(rename = "queueTimeoutSeconds")]
    pub queue_timeout_seconds: i32,
    ///From its start to its end.
    #[serde(rename = "timeoutSeconds")]
    pub timeout_seconds: i32,
}
impl RunLimits {
    pub fn builder() -> builder::RunLimits {
        Default::default()
    }
}
///Limits of a new run. A left-out member has its default.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct RunLimitsCreate {
    ///The longest silence. Default is no limit.
    #[serde(
        rename = "idleTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub idle_timeout_seconds: ::std::option::Option<i32>,
    ///How many tokens its model calls may use together. Default is no limit.
    #[serde(
        rename = "maxTokens",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub max_tokens: ::std::option::Option<i64>,
    ///How long it may wait in the queue. Default 3600.
    #[serde(
        rename = "queueTimeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub queue_timeout_seconds: ::std::option::Option<i32>,
    ///From its start to its end. Default is the tenant's `runTimeoutSeconds`.
    #[serde(
        rename = "timeoutSeconds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub timeout_seconds: ::std::option::Option<i32>,
}
impl RunLimitsCreate {
    pub fn builder() -> builder::RunLimitsCreate {
        Default::default()
    }
}
///The query parameters of `run_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunListQuery {
    ///Only runs created at or after this instant.
    #[serde(
        rename = "createdAfter",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub created_after: ::std::option::Option<crate::Timestamp>,
    ///Only runs created before this instant.
    #[serde(
        rename = "createdBefore",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub created_before: ::std::option::Option<crate::Timestamp>,
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub origin: ::std::option::Option<crate::OriginKind>,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "sessionId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub session_id: ::std::option::Option<SessionId>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<crate::RunState>,
}
impl ::std::default::Default for RunListQuery {
    fn default() -> Self {
        Self {
            created_after: Default::default(),
            created_before: Default::default(),
            limit: defaults::default_u64::<i32, 100>(),
            origin: Default::default(),
            page_token: Default::default(),
            session_id: Default::default(),
            state: Default::default(),
        }
    }
}
impl RunListQuery {
    pub fn builder() -> builder::RunListQuery {
        Default::default()
    }
}
///A page of runs.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RunResultsPage {
    ///The runs, newest first.
    pub items: ::std::vec::Vec<Run>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl RunResultsPage {
    pub fn builder() -> builder::RunResultsPage {
        Default::default()
    }
}
///How to stop.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct RunStop {
    ///Restart the agent if it does not confirm, or cannot stop the run, even if other runs die of it.
    #[serde(default)]
    pub force: bool,
}
impl RunStop {
    pub fn builder() -> builder::RunStop {
        Default::default()
    }
}
///The query parameters of `run_stop`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct RunStopQuery {
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl RunStopQuery {
    pub fn builder() -> builder::RunStopQuery {
        Default::default()
    }
}
///The query parameters of `run_view`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct RunViewQuery {
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl RunViewQuery {
    pub fn builder() -> builder::RunViewQuery {
        Default::default()
    }
}
///The query parameters of `run_watch`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct RunWatchQuery {
    ///Start after this `seq`. `Last-Event-ID` wins.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub after: ::std::option::Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub from: ::std::option::Option<crate::WatchFrom>,
}
impl RunWatchQuery {
    pub fn builder() -> builder::RunWatchQuery {
        Default::default()
    }
}
///How far reports are kept.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeAcknowledgement {
    ///The highest report number that is kept; the host may forget it and all below.
    pub acknowledged: i64,
}
impl RuntimeAcknowledgement {
    pub fn builder() -> builder::RuntimeAcknowledgement {
        Default::default()
    }
}
///What a signed word of the Hub's is held against. Nothing here is secret.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeCronFire {
    ///Whom a word is for.
    pub audience: ::std::string::String,
    ///Who says it.
    pub issuer: ::std::string::String,
    ///The tenant's public key, as PEM (ES256).
    pub verifier: ::std::string::String,
}
impl RuntimeCronFire {
    pub fn builder() -> builder::RuntimeCronFire {
        Default::default()
    }
}
///What an agent host is.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeHello {
    ///Which start of the agent this is.
    pub generation: i64,
    ///The host's version.
    #[serde(rename = "hostVersion")]
    pub host_version: ::std::string::String,
    ///What keeps this agent apart from others, as reached.
    pub isolation: ::std::string::String,
    ///The host's process id where it runs.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pid: ::std::option::Option<i64>,
}
impl RuntimeHello {
    pub fn builder() -> builder::RuntimeHello {
        Default::default()
    }
}
///Something a host is to do.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeOrder {
    ///What belongs to it, by type.
    pub data: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ///The run it is about, if any.
    #[serde(rename = "runId", deserialize_with = "::std::option::Option::deserialize")]
    pub run_id: ::std::option::Option<RunId>,
    ///Its number, going up within the generation.
    pub seq: i64,
    #[serde(rename = "type")]
    pub type_: crate::RuntimeOrderType,
}
impl RuntimeOrder {
    pub fn builder() -> builder::RuntimeOrder {
        Default::default()
    }
}
///The query parameters of `runtime_order_watch`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct RuntimeOrderWatchQuery {
    ///Start after this `seq`.
    #[serde(default)]
    pub after: i64,
}
impl RuntimeOrderWatchQuery {
    pub fn builder() -> builder::RuntimeOrderWatchQuery {
        Default::default()
    }
}
///Something a host saw.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeReport {
    ///What belongs to it, by type.
    pub data: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ///The host's own number, going up by one from 1.
    pub number: i64,
    #[serde(rename = "runId", skip_serializing_if = "::std::option::Option::is_none")]
    pub run_id: ::std::option::Option<RunId>,
    #[serde(rename = "type")]
    pub type_: crate::RuntimeReportType,
}
impl RuntimeReport {
    pub fn builder() -> builder::RuntimeReport {
        Default::default()
    }
}
///A batch of reports, in their order.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeReports {
    ///The generation that reports.
    pub generation: i64,
    ///The reports.
    pub reports: ::std::vec::Vec<RuntimeReport>,
}
impl RuntimeReports {
    pub fn builder() -> builder::RuntimeReports {
        Default::default()
    }
}
///The settings of an agent's process.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeSettings {
    ///The agent's own approval timeout; longer than the Hub's, so that the Hub's decides.
    #[serde(rename = "approvalTimeoutSeconds")]
    pub approval_timeout_seconds: i32,
    ///By what the agent knows the Hub's word that a cron job is to run now.
    #[serde(rename = "cronFire", skip_serializing_if = "::std::option::Option::is_none")]
    pub cron_fire: ::std::option::Option<RuntimeCronFire>,
    ///The names of skills that the agent may not load.
    #[serde(rename = "disabledSkills")]
    pub disabled_skills: ::std::vec::Vec<SkillName>,
    ///The tenant's environment keys with their values, for the agent alone.
    pub environment: ::std::collections::BTreeMap<
        ::std::string::String,
        crate::SecretText,
    >,
    ///The model's name; null when none is configured.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub model: ::std::option::Option<::std::string::String>,
    ///How many runs may execute at once; slots are numbered from 1.
    pub slots: i32,
}
impl RuntimeSettings {
    pub fn builder() -> builder::RuntimeSettings {
        Default::default()
    }
}
///What an agent is to be run with.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RuntimeWelcome {
    ///The highest report number that is kept already.
    pub acknowledged: i64,
    ///The generation that was heard.
    pub generation: i64,
    ///The tenant's revision that these settings belong to.
    pub revision: i64,
    pub settings: RuntimeSettings,
}
impl RuntimeWelcome {
    pub fn builder() -> builder::RuntimeWelcome {
        Default::default()
    }
}
///What is known about a secret.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Secret {
    ///When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: crate::Timestamp,
    ///Who made it.
    #[serde(rename = "createdBy")]
    pub created_by: ::std::string::String,
    ///When the value or the access token ends, if that is known.
    #[serde(
        rename = "expiresAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub expires_at: ::std::option::Option<crate::Timestamp>,
    ///What it is given to them as; null if nobody is given it.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub grant: ::std::option::Option<SecretGrant>,
    pub id: SecretId,
    pub kind: crate::SecretKind,
    ///Why the last refresh failed; null after one that did not.
    #[serde(
        rename = "lastError",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub last_error: ::std::option::Option<SecretError>,
    ///When the provider last gave a new access token for this material.
    #[serde(
        rename = "lastRefreshedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub last_refreshed_at: ::std::option::Option<crate::Timestamp>,
    ///When it got its material.
    #[serde(rename = "materialAt")]
    pub material_at: crate::Timestamp,
    pub name: SecretName,
    ///When the Hub refreshes it by itself; null when it does not.
    #[serde(
        rename = "nextRefreshAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub next_refresh_at: ::std::option::Option<crate::Timestamp>,
    ///Where and as whom tokens are refreshed; null for other kinds.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub oauth2: ::std::option::Option<SecretOauth2>,
    ///Whose service it is for, if that was said.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub provider: ::std::option::Option<::std::string::String>,
    ///Counts changes that callers made, from 1. Part of the ETag.
    pub revision: i64,
    pub scope: crate::SecretScope,
    pub state: crate::SecretState,
    ///The tenants that it is for, as they were when it was made.
    pub tenants: ::std::vec::Vec<SecretTenant>,
    ///When a caller last changed it.
    #[serde(rename = "updatedAt")]
    pub updated_at: crate::Timestamp,
    ///Tenants that were given it, by uid, with the version that they have; the first 100.
    #[serde(rename = "usedBy")]
    pub used_by: ::std::vec::Vec<SecretUser>,
    ///Goes up with each other material, by whomever.
    pub version: i64,
}
impl Secret {
    pub fn builder() -> builder::Secret {
        Default::default()
    }
}
///A secret to keep.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretCreate {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub grant: ::std::option::Option<SecretGrantCreate>,
    pub kind: crate::SecretKind,
    pub material: SecretMaterial,
    pub name: SecretName,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub oauth2: ::std::option::Option<SecretOauth2Create>,
    ///Whose service it is for, for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub provider: ::std::option::Option<::std::string::String>,
    ///The tenants that it is for; without any it is the Hub's own.
    #[serde(
        rename = "tenantIds",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub tenant_ids: ::std::vec::Vec<TenantId>,
}
impl SecretCreate {
    pub fn builder() -> builder::SecretCreate {
        Default::default()
    }
}
///Why a refresh failed.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretError {
    pub code: crate::SecretErrorCode,
    ///For people; never the provider's own text.
    pub message: ::std::string::String,
    ///When it failed.
    #[serde(rename = "occurredAt")]
    pub occurred_at: crate::Timestamp,
}
impl SecretError {
    pub fn builder() -> builder::SecretError {
        Default::default()
    }
}
///What a secret is given to tenants as.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretGrant {
    pub kind: crate::SecretGrantKind,
    ///The variable's name; null for a model's key.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub name: ::std::option::Option<EnvironmentName>,
}
impl SecretGrant {
    pub fn builder() -> builder::SecretGrant {
        Default::default()
    }
}
///What a secret is to be given to tenants as.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretGrantCreate {
    pub kind: crate::SecretGrantKind,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<EnvironmentName>,
}
impl SecretGrantCreate {
    pub fn builder() -> builder::SecretGrantCreate {
        Default::default()
    }
}
///The id of a managed secret, made by the Hub and never used again.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SecretId(::std::string::String);
impl ::std::ops::Deref for SecretId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<SecretId> for ::std::string::String {
    fn from(value: SecretId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for SecretId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^sec_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^sec_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for SecretId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SecretId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for SecretId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The query parameters of `secret_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
}
impl ::std::default::Default for SecretListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
        }
    }
}
impl SecretListQuery {
    pub fn builder() -> builder::SecretListQuery {
        Default::default()
    }
}
///What is secret about a secret. It travels in requests only.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct SecretMaterial {
    ///The access token of an `oauth2` secret, if there is one already.
    #[serde(
        rename = "accessToken",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub access_token: ::std::option::Option<crate::SecretText>,
    ///The secret of the client at the provider, where it has one.
    #[serde(
        rename = "clientSecret",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub client_secret: ::std::option::Option<crate::SecretText>,
    ///When the value or the access token ends, if it is known.
    #[serde(
        rename = "expiresAt",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub expires_at: ::std::option::Option<crate::Timestamp>,
    ///The refresh token of an `oauth2` secret.
    #[serde(
        rename = "refreshToken",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub refresh_token: ::std::option::Option<crate::SecretText>,
    ///The key, or whatever it is, of an `api_key` or `opaque` secret. Encode what is not printable ASCII.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub value: ::std::option::Option<crate::SecretText>,
}
impl SecretMaterial {
    pub fn builder() -> builder::SecretMaterial {
        Default::default()
    }
}
///What a secret is called, unique among secrets.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SecretName(::std::string::String);
impl ::std::ops::Deref for SecretName {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<SecretName> for ::std::string::String {
    fn from(value: SecretName) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for SecretName {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 63usize {
            return Err("longer than 63 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for SecretName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SecretName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for SecretName {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///Where and as whom tokens are refreshed.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretOauth2 {
    #[serde(rename = "clientAuthentication")]
    pub client_authentication: crate::SecretClientAuthentication,
    ///Who the Hub is to the provider.
    #[serde(rename = "clientId")]
    pub client_id: ::std::string::String,
    ///What is asked for.
    pub scopes: ::std::vec::Vec<::std::string::String>,
    ///The provider's token endpoint.
    #[serde(rename = "tokenUrl")]
    pub token_url: ::std::string::String,
}
impl SecretOauth2 {
    pub fn builder() -> builder::SecretOauth2 {
        Default::default()
    }
}
///Where and as whom tokens are refreshed. Nothing of it is secret.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretOauth2Create {
    #[serde(
        rename = "clientAuthentication",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub client_authentication: ::std::option::Option<crate::SecretClientAuthentication>,
    ///Who the Hub is to the provider.
    #[serde(rename = "clientId")]
    pub client_id: ::std::string::String,
    ///What is asked for; without any, what was granted.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub scopes: ::std::vec::Vec<::std::string::String>,
    ///The provider's token endpoint.
    #[serde(rename = "tokenUrl")]
    pub token_url: ::std::string::String,
}
impl SecretOauth2Create {
    pub fn builder() -> builder::SecretOauth2Create {
        Default::default()
    }
}
///What became of one secret's refresh.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretRefreshed {
    ///Why it failed, if it did.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub code: ::std::option::Option<crate::SecretErrorCode>,
    pub outcome: crate::SecretRefreshOutcome,
    #[serde(rename = "secretId")]
    pub secret_id: SecretId,
}
impl SecretRefreshed {
    pub fn builder() -> builder::SecretRefreshed {
        Default::default()
    }
}
///A page of secrets.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretResultsPage {
    ///The secrets.
    pub items: ::std::vec::Vec<Secret>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl SecretResultsPage {
    pub fn builder() -> builder::SecretResultsPage {
        Default::default()
    }
}
///A tenant that a secret is for.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretTenant {
    pub id: TenantId,
    pub uid: TenantUid,
}
impl SecretTenant {
    pub fn builder() -> builder::SecretTenant {
        Default::default()
    }
}
///A tenant that was given a secret.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretUser {
    pub id: TenantId,
    ///When it was given that version first.
    #[serde(rename = "observedAt")]
    pub observed_at: crate::Timestamp,
    ///The version of the material that it was given last.
    #[serde(rename = "observedVersion")]
    pub observed_version: i64,
    pub uid: TenantUid,
}
impl SecretUser {
    pub fn builder() -> builder::SecretUser {
        Default::default()
    }
}
///What became of the secrets that were due.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SecretsRefreshed {
    ///How many were due and begun.
    #[serde(rename = "examinedCount")]
    pub examined_count: i32,
    ///How many failed.
    #[serde(rename = "failedCount")]
    pub failed_count: i32,
    ///How many have a new access token.
    #[serde(rename = "refreshedCount")]
    pub refreshed_count: i32,
    ///How many were due and not begun in time.
    #[serde(rename = "remainingCount")]
    pub remaining_count: i32,
    ///One for each that was begun.
    pub results: ::std::vec::Vec<SecretRefreshed>,
    ///How many somebody else has just refreshed, or may not be refreshed now.
    #[serde(rename = "skippedCount")]
    pub skipped_count: i32,
}
impl SecretsRefreshed {
    pub fn builder() -> builder::SecretsRefreshed {
        Default::default()
    }
}
///A conversation's id, chosen by the client.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SessionId(::std::string::String);
impl ::std::ops::Deref for SessionId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<SessionId> for ::std::string::String {
    fn from(value: SessionId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for SessionId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 128usize {
            return Err("longer than 128 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[A-Za-z0-9_-]{1,128}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[A-Za-z0-9_-]{1,128}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for SessionId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SessionId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for SessionId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///Something that an agent knows how to do. All texts of a tenant's skill are the tenant's own words.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Skill {
    ///Its category.
    pub category: ::std::string::String,
    ///What it is for; cut after 1024 characters.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The name of its directory; with the category, what its files are listed by.
    pub directory: ::std::string::String,
    ///Whether the agent may load it.
    pub enabled: bool,
    ///Those of them that the tenant has not.
    #[serde(rename = "missingEnvironment")]
    pub missing_environment: ::std::vec::Vec<::std::string::String>,
    ///Its name, from `SKILL.md`, else that of its directory. What its state is set by.
    pub name: ::std::string::String,
    ///Its directory below the directory of all skills.
    pub path: ::std::string::String,
    ///What is wrong with it.
    pub problems: ::std::vec::Vec<crate::SkillProblem>,
    ///The names of environment keys that it needs, at most 50; those that it can do without are not among them.
    #[serde(rename = "requiredEnvironment")]
    pub required_environment: ::std::vec::Vec<::std::string::String>,
    pub source: crate::SkillSource,
    ///Its version, as `SKILL.md` says; cut after 64 characters.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub version: ::std::option::Option<::std::string::String>,
}
impl Skill {
    pub fn builder() -> builder::Skill {
        Default::default()
    }
}
///A category of skills, the first directory of their path; `general` for those without one.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SkillCategory(::std::string::String);
impl ::std::ops::Deref for SkillCategory {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<SkillCategory> for ::std::string::String {
    fn from(value: SkillCategory) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for SkillCategory {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 255usize {
            return Err("longer than 255 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[^\\x00-\\x1f\\x7f/:]{1,255}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[^\\x00-\\x1f\\x7f/:]{1,255}$\"".into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for SkillCategory {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SkillCategory {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for SkillCategory {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The name of the directory that a skill is.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SkillDirectory(::std::string::String);
impl ::std::ops::Deref for SkillDirectory {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<SkillDirectory> for ::std::string::String {
    fn from(value: SkillDirectory) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for SkillDirectory {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 255usize {
            return Err("longer than 255 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[^\\x00-\\x1f\\x7f/:]{1,255}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[^\\x00-\\x1f\\x7f/:]{1,255}$\"".into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for SkillDirectory {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SkillDirectory {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for SkillDirectory {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///A file of a skill.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillFile {
    pub kind: crate::FileKind,
    ///What the end of its name suggests; null where it suggests nothing.
    #[serde(
        rename = "mediaType",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub media_type: ::std::option::Option<::std::string::String>,
    ///When it was last written, as the file system says; null for `other` and for bundled files.
    #[serde(
        rename = "modifiedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub modified_at: ::std::option::Option<crate::Timestamp>,
    ///Its path below the skill's directory, for people. Bytes that are no UTF-8 show as U+FFFD.
    pub name: ::std::string::String,
    ///What to ask for. Null where it cannot be asked for, as with files in general.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub path: ::std::option::Option<::std::string::String>,
    ///How long a file is; null for anything else.
    #[serde(
        rename = "sizeBytes",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub size_bytes: ::std::option::Option<i64>,
    pub source: crate::SkillSource,
}
impl SkillFile {
    pub fn builder() -> builder::SkillFile {
        Default::default()
    }
}
///The text of a skill's file, or a part of it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillFileContent {
    ///How many bytes of the file the text is.
    #[serde(rename = "lengthBytes")]
    pub length_bytes: i32,
    ///The byte that the file goes on at; null at its end.
    #[serde(
        rename = "nextOffset",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub next_offset: ::std::option::Option<i64>,
    ///The byte that the text begins at.
    pub offset: i64,
    ///The file's path.
    pub path: ::std::string::String,
    ///How long the whole file is.
    #[serde(rename = "sizeBytes")]
    pub size_bytes: i64,
    pub source: crate::SkillSource,
    ///The text.
    pub text: ::std::string::String,
    ///Whether the file goes on behind the text.
    pub truncated: bool,
}
impl SkillFileContent {
    pub fn builder() -> builder::SkillFileContent {
        Default::default()
    }
}
///The query parameters of `skill_file_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillFileListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<crate::SkillSource>,
}
impl ::std::default::Default for SkillFileListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
            source: Default::default(),
        }
    }
}
impl SkillFileListQuery {
    pub fn builder() -> builder::SkillFileListQuery {
        Default::default()
    }
}
///A page of a skill's files.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillFileResultsPage {
    ///The files.
    pub items: ::std::vec::Vec<SkillFile>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl SkillFileResultsPage {
    pub fn builder() -> builder::SkillFileResultsPage {
        Default::default()
    }
}
///The query parameters of `skill_file_view`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillFileViewQuery {
    ///How many bytes of text at the most.
    #[serde(default = "defaults::default_u64::<i32, 1048576>")]
    pub length: i32,
    ///The byte to begin at. Within a character it begins at the next one.
    #[serde(default)]
    pub offset: i64,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<crate::SkillSource>,
}
impl ::std::default::Default for SkillFileViewQuery {
    fn default() -> Self {
        Self {
            length: defaults::default_u64::<i32, 1048576>(),
            offset: Default::default(),
            source: Default::default(),
        }
    }
}
impl SkillFileViewQuery {
    pub fn builder() -> builder::SkillFileViewQuery {
        Default::default()
    }
}
///The skills of a category, by name.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillGroup {
    ///The category.
    pub category: ::std::string::String,
    ///What the category is, from the first lines of its `DESCRIPTION.md`; cut after 1024 characters.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub description: ::std::option::Option<::std::string::String>,
    ///How many of its directories were not looked into, since there are too many or they lie too deep.
    #[serde(rename = "omittedCount")]
    pub omitted_count: i64,
    ///Its skills.
    pub skills: ::std::vec::Vec<Skill>,
}
impl SkillGroup {
    pub fn builder() -> builder::SkillGroup {
        Default::default()
    }
}
///The query parameters of `skill_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillListQuery {
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<crate::SkillSource>,
}
impl ::std::default::Default for SkillListQuery {
    fn default() -> Self {
        Self {
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
            source: Default::default(),
        }
    }
}
impl SkillListQuery {
    pub fn builder() -> builder::SkillListQuery {
        Default::default()
    }
}
///The name by which an agent's program knows a skill.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SkillName(::std::string::String);
impl ::std::ops::Deref for SkillName {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<SkillName> for ::std::string::String {
    fn from(value: SkillName) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for SkillName {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 64usize {
            return Err("longer than 64 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[^\\x00-\\x1f\\x7f/:]{1,64}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[^\\x00-\\x1f\\x7f/:]{1,64}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for SkillName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SkillName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for SkillName {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
/**Where a skill's file is, below the directory of all skills: UTF-8, segments with `/` between, none of them empty, `.` or
`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments.
*/
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct SkillPath(::std::string::String);
impl ::std::ops::Deref for SkillPath {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<SkillPath> for ::std::string::String {
    fn from(value: SkillPath) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for SkillPath {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 1024usize {
            return Err("longer than 1024 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[^\\x00]{1,1024}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[^\\x00]{1,1024}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for SkillPath {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SkillPath {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for SkillPath {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///A page of categories.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillResultsPage {
    ///The categories.
    pub items: ::std::vec::Vec<SkillGroup>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl SkillResultsPage {
    pub fn builder() -> builder::SkillResultsPage {
        Default::default()
    }
}
///Whether the agent may load the skills of a name.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillState {
    ///When it was switched off; null while it is on.
    #[serde(
        rename = "changedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub changed_at: ::std::option::Option<crate::Timestamp>,
    ///Whether it may.
    pub enabled: bool,
    pub name: SkillName,
    ///All skills of this name, which it concerns.
    pub skills: ::std::vec::Vec<Skill>,
}
impl SkillState {
    pub fn builder() -> builder::SkillState {
        Default::default()
    }
}
///Whether the agent may load a skill.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SkillStateReplace {
    ///Whether it may.
    pub enabled: bool,
}
impl SkillStateReplace {
    pub fn builder() -> builder::SkillStateReplace {
        Default::default()
    }
}
///A slot of an agent, numbered from 1; `default` is for calls that belong to no run.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct Slot(::std::string::String);
impl ::std::ops::Deref for Slot {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<Slot> for ::std::string::String {
    fn from(value: Slot) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for Slot {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 8usize {
            return Err("longer than 8 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^(default|[1-9][0-9]{0,2})$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^(default|[1-9][0-9]{0,2})$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for Slot {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for Slot {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for Slot {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///What a tenant may and does store.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Storage {
    pub enforcement: crate::StorageEnforcement,
    ///When it was last measured.
    #[serde(
        rename = "measuredAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub measured_at: ::std::option::Option<crate::Timestamp>,
    ///How much it may store; null is no limit.
    #[serde(
        rename = "quotaBytes",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub quota_bytes: ::std::option::Option<i64>,
    ///How much it stored at `measuredAt`; null before the first measurement.
    #[serde(
        rename = "usedBytes",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub used_bytes: ::std::option::Option<i64>,
}
impl Storage {
    pub fn builder() -> builder::Storage {
        Default::default()
    }
}
///A new tenant's storage.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct StorageCreate {
    ///How much it may store. Default is no limit.
    #[serde(
        rename = "quotaBytes",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub quota_bytes: ::std::option::Option<i64>,
}
impl StorageCreate {
    pub fn builder() -> builder::StorageCreate {
        Default::default()
    }
}
///Changed storage settings.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct StorageUpdate {
    ///How much it may store; null is no limit.
    #[serde(
        rename = "quotaBytes",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub quota_bytes: crate::Patch<i64>,
}
impl StorageUpdate {
    pub fn builder() -> builder::StorageUpdate {
        Default::default()
    }
}
///Someone an agent is hosted for.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Tenant {
    pub access: Access,
    ///How many of its runs have not ended.
    #[serde(rename = "activeRuns")]
    pub active_runs: i32,
    pub agent: AgentSettings,
    #[serde(rename = "agentState")]
    pub agent_state: crate::AgentState,
    ///Why the tenant is in this state; one for each type.
    pub conditions: ::std::vec::Vec<Condition>,
    ///When it was created.
    #[serde(rename = "createdAt")]
    pub created_at: crate::Timestamp,
    ///When its deletion was asked for, if it was.
    #[serde(
        rename = "deleteRequestedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub delete_requested_at: ::std::option::Option<crate::Timestamp>,
    ///A name for people, if one was given.
    #[serde(
        rename = "displayName",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub display_name: ::std::option::Option<::std::string::String>,
    ///The operator's own key, if one was given.
    #[serde(
        rename = "externalId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub external_id: ::std::option::Option<ExternalId>,
    pub id: TenantId,
    pub labels: Labels,
    pub metadata: Metadata,
    ///The newest revision that the world behind the tenant has been brought to.
    #[serde(rename = "observedRevision")]
    pub observed_revision: i64,
    ///The release the agent runs, once it has run.
    #[serde(
        rename = "releaseId",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub release_id: ::std::option::Option<ReleaseId>,
    ///Counts changes to what callers may set, from 1. Part of the ETag.
    pub revision: i64,
    pub state: crate::TenantState,
    pub storage: Storage,
    pub uid: TenantUid,
    ///When `revision` was last raised.
    #[serde(rename = "updatedAt")]
    pub updated_at: crate::Timestamp,
}
impl Tenant {
    pub fn builder() -> builder::Tenant {
        Default::default()
    }
}
///A tenant to create.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantCreate {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agent: ::std::option::Option<AgentSettingsCreate>,
    ///A name for people.
    #[serde(
        rename = "displayName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_name: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<ExternalId>,
    pub id: TenantId,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub labels: ::std::option::Option<Labels>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<Metadata>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub storage: ::std::option::Option<StorageCreate>,
}
impl TenantCreate {
    pub fn builder() -> builder::TenantCreate {
        Default::default()
    }
}
///The query parameters of `tenant_create`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantCreateQuery {
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl TenantCreateQuery {
    pub fn builder() -> builder::TenantCreateQuery {
        Default::default()
    }
}
///One credential of a tenant.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantCredential {
    ///When it was made.
    #[serde(rename = "createdAt")]
    pub created_at: crate::Timestamp,
    ///When it ends; null for one that works until it is rotated.
    #[serde(
        rename = "expiresAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub expires_at: ::std::option::Option<crate::Timestamp>,
    pub id: TenantCredentialId,
    ///When it was last used, to about a minute; null if it never was.
    #[serde(
        rename = "lastUsedAt",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub last_used_at: ::std::option::Option<crate::Timestamp>,
    pub state: crate::TenantCredentialState,
    ///The credential itself, for operators with scope admin; for nobody else, and not once it has ended.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<crate::SecretText>,
}
impl TenantCredential {
    pub fn builder() -> builder::TenantCredential {
        Default::default()
    }
}
///The id of a tenant's credential. It is no secret.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct TenantCredentialId(::std::string::String);
impl ::std::ops::Deref for TenantCredentialId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<TenantCredentialId> for ::std::string::String {
    fn from(value: TenantCredentialId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for TenantCredentialId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^tok_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^tok_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for TenantCredentialId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for TenantCredentialId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for TenantCredentialId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The credentials of one kind that a tenant has now.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantCredentials {
    ///The current one first. None if none was made yet.
    pub credentials: ::std::vec::Vec<TenantCredential>,
    #[serde(rename = "tenantId")]
    pub tenant_id: TenantId,
}
impl TenantCredentials {
    pub fn builder() -> builder::TenantCredentials {
        Default::default()
    }
}
///How to rotate.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantCredentialsRotate {
    ///For how long the token that was current works on; 0 ends it at once.
    #[serde(rename = "graceSeconds", default = "defaults::default_u64::<i32, 900>")]
    pub grace_seconds: i32,
}
impl ::std::default::Default for TenantCredentialsRotate {
    fn default() -> Self {
        Self {
            grace_seconds: defaults::default_u64::<i32, 900>(),
        }
    }
}
impl TenantCredentialsRotate {
    pub fn builder() -> builder::TenantCredentialsRotate {
        Default::default()
    }
}
///The query parameters of `tenant_delete`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantDeleteQuery {
    ///Remove the home at once in place of keeping it in the trash.
    #[serde(default)]
    pub purge: bool,
    /**How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and
shows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.
*/
    #[serde(rename = "waitSeconds", default)]
    pub wait_seconds: i32,
}
impl TenantDeleteQuery {
    pub fn builder() -> builder::TenantDeleteQuery {
        Default::default()
    }
}
///A tenant's id, chosen when it is created. May be used again after the tenant is gone.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct TenantId(::std::string::String);
impl ::std::ops::Deref for TenantId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<TenantId> for ::std::string::String {
    fn from(value: TenantId) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for TenantId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 63usize {
            return Err("longer than 63 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for TenantId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for TenantId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for TenantId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///The query parameters of `tenant_list`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantListQuery {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub access: ::std::option::Option<crate::AccessStatus>,
    #[serde(
        rename = "agentState",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub agent_state: ::std::option::Option<crate::AgentState>,
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<ExternalId>,
    ///Only tenants with this label, as `key:value`. May be given several times; all must match.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub label: ::std::vec::Vec<LabelFilter>,
    ///How many items a page has at the most.
    #[serde(default = "defaults::default_u64::<i32, 100>")]
    pub limit: i32,
    ///The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "releaseId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub release_id: ::std::option::Option<ReleaseId>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<crate::TenantState>,
}
impl ::std::default::Default for TenantListQuery {
    fn default() -> Self {
        Self {
            access: Default::default(),
            agent_state: Default::default(),
            external_id: Default::default(),
            label: Default::default(),
            limit: defaults::default_u64::<i32, 100>(),
            page_token: Default::default(),
            release_id: Default::default(),
            state: Default::default(),
        }
    }
}
impl TenantListQuery {
    pub fn builder() -> builder::TenantListQuery {
        Default::default()
    }
}
///A page of tenants.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TenantResultsPage {
    ///The tenants, by id.
    pub items: ::std::vec::Vec<Tenant>,
    ///The token of the next page; null on the last one.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub next_page: ::std::option::Option<::std::string::String>,
}
impl TenantResultsPage {
    pub fn builder() -> builder::TenantResultsPage {
        Default::default()
    }
}
///A tenant's own id, made by the Hub and never used again.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct TenantUid(::std::string::String);
impl ::std::ops::Deref for TenantUid {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<TenantUid> for ::std::string::String {
    fn from(value: TenantUid) -> Self {
        value.0
    }
}
impl ::std::str::FromStr for TenantUid {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 30usize {
            return Err("longer than 30 characters".into());
        }
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^ten_[0-9a-hjkmnp-tv-z]{26}$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^ten_[0-9a-hjkmnp-tv-z]{26}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str> for TenantUid {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for TenantUid {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de> for TenantUid {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///What to change of a tenant.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantUpdate {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub agent: ::std::option::Option<AgentSettingsUpdate>,
    ///A name for people; null removes it.
    #[serde(
        rename = "displayName",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub display_name: crate::Patch<::std::string::String>,
    ///The operator's own key; null removes it.
    #[serde(
        rename = "externalId",
        skip_serializing_if = "crate::Patch::is_unchanged",
        default
    )]
    pub external_id: crate::Patch<ExternalId>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub labels: ::std::option::Option<LabelsUpdate>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<MetadataUpdate>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub storage: ::std::option::Option<StorageUpdate>,
}
impl TenantUpdate {
    pub fn builder() -> builder::TenantUpdate {
        Default::default()
    }
}
///The query parameters of `tenant_update`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct TenantUpdateQuery {
    ///Check the request and answer as if it were done, but change nothing.
    #[serde(rename = "dryRun", default)]
    pub dry_run: bool,
}
impl TenantUpdateQuery {
    pub fn builder() -> builder::TenantUpdateQuery {
        Default::default()
    }
}
///Something that was said earlier.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Turn {
    pub role: crate::TurnRole,
    ///What was said.
    pub text: ::std::string::String,
}
impl Turn {
    pub fn builder() -> builder::Turn {
        Default::default()
    }
}
///What a run used. Null is not known.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Usage {
    ///Tokens read from a cache.
    #[serde(
        rename = "cachedInputTokens",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub cached_input_tokens: ::std::option::Option<i64>,
    ///Tokens read, cached ones included.
    #[serde(
        rename = "inputTokens",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub input_tokens: ::std::option::Option<i64>,
    ///How many model calls passed through the Hub.
    #[serde(rename = "modelCalls")]
    pub model_calls: i32,
    ///Tokens written.
    #[serde(
        rename = "outputTokens",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub output_tokens: ::std::option::Option<i64>,
    pub source: crate::UsageSource,
    ///Both together.
    #[serde(
        rename = "totalTokens",
        deserialize_with = "::std::option::Option::deserialize"
    )]
    pub total_tokens: ::std::option::Option<i64>,
}
impl Usage {
    pub fn builder() -> builder::Usage {
        Default::default()
    }
}
///What is running here.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Version {
    ///The API's version, the first segment of its paths.
    #[serde(rename = "apiVersion")]
    pub api_version: ::std::string::String,
    ///The commit it was built from, or `unknown`.
    pub commit: ::std::string::String,
    ///Names of optional abilities that this Hub has.
    pub features: ::std::vec::Vec<::std::string::String>,
    pub isolation: VersionIsolation,
    ///What agents can be started with.
    pub releases: ::std::vec::Vec<VersionRelease>,
    ///When this process started.
    #[serde(rename = "startedAt")]
    pub started_at: crate::Timestamp,
    ///The Hub's version (semver).
    pub version: ::std::string::String,
}
impl Version {
    pub fn builder() -> builder::Version {
        Default::default()
    }
}
///What keeps tenants apart, as it was reached, and what it does not.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct VersionIsolation {
    pub level: crate::IsolationLevel,
    ///What this level does not protect, for people.
    #[serde(rename = "notProtected")]
    pub not_protected: ::std::vec::Vec<::std::string::String>,
}
impl VersionIsolation {
    pub fn builder() -> builder::VersionIsolation {
        Default::default()
    }
}
///Something that agents can be started with.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct VersionRelease {
    ///Whether agents are started with it now.
    pub active: bool,
    ///The release; null for a virtual environment that the operator names.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub id: ::std::option::Option<ReleaseId>,
    ///The version of the agent, if it is known.
    #[serde(deserialize_with = "::std::option::Option::deserialize")]
    pub version: ::std::option::Option<::std::string::String>,
}
impl VersionRelease {
    pub fn builder() -> builder::VersionRelease {
        Default::default()
    }
}
/// Types for composing complex structures.
pub mod builder {
    #[derive(Clone, Debug)]
    pub struct Access {
        changed_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        message: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        status: ::std::result::Result<crate::AccessStatus, ::std::string::String>,
    }
    impl ::std::default::Default for Access {
        fn default() -> Self {
            Self {
                changed_at: Err("no value supplied for changed_at".to_string()),
                message: Err("no value supplied for message".to_string()),
                reason: Err("no value supplied for reason".to_string()),
                status: Err("no value supplied for status".to_string()),
            }
        }
    }
    impl Access {
        pub fn changed_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.changed_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for changed_at: {e}")
                });
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AccessStatus>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Access> for super::Access {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Access,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                changed_at: value.changed_at?,
                message: value.message?,
                reason: value.reason?,
                status: value.status?,
            })
        }
    }
    impl ::std::convert::From<super::Access> for Access {
        fn from(value: super::Access) -> Self {
            Self {
                changed_at: Ok(value.changed_at),
                message: Ok(value.message),
                reason: Ok(value.reason),
                status: Ok(value.status),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AccessReplace {
        message: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        status: ::std::result::Result<crate::AccessStatus, ::std::string::String>,
    }
    impl ::std::default::Default for AccessReplace {
        fn default() -> Self {
            Self {
                message: Ok(Default::default()),
                reason: Ok(Default::default()),
                status: Err("no value supplied for status".to_string()),
            }
        }
    }
    impl AccessReplace {
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AccessStatus>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<AccessReplace> for super::AccessReplace {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AccessReplace,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                message: value.message?,
                reason: value.reason?,
                status: value.status?,
            })
        }
    }
    impl ::std::convert::From<super::AccessReplace> for AccessReplace {
        fn from(value: super::AccessReplace) -> Self {
            Self {
                message: Ok(value.message),
                reason: Ok(value.reason),
                status: Ok(value.status),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Agent {
        active_runs: ::std::result::Result<i32, ::std::string::String>,
        desired_state: ::std::result::Result<
            crate::AgentDesiredState,
            ::std::string::String,
        >,
        generation: ::std::result::Result<i64, ::std::string::String>,
        health: ::std::result::Result<crate::AgentHealth, ::std::string::String>,
        isolation: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        last_exit: ::std::result::Result<
            ::std::option::Option<super::AgentExit>,
            ::std::string::String,
        >,
        queued_runs: ::std::result::Result<i32, ::std::string::String>,
        release_id: ::std::result::Result<
            ::std::option::Option<super::ReleaseId>,
            ::std::string::String,
        >,
        restarts: ::std::result::Result<super::AgentRestarts, ::std::string::String>,
        state: ::std::result::Result<crate::AgentState, ::std::string::String>,
        tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        unattributed_usage: ::std::result::Result<super::Usage, ::std::string::String>,
        waiting_runs: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for Agent {
        fn default() -> Self {
            Self {
                active_runs: Err("no value supplied for active_runs".to_string()),
                desired_state: Err("no value supplied for desired_state".to_string()),
                generation: Err("no value supplied for generation".to_string()),
                health: Err("no value supplied for health".to_string()),
                isolation: Err("no value supplied for isolation".to_string()),
                last_exit: Err("no value supplied for last_exit".to_string()),
                queued_runs: Err("no value supplied for queued_runs".to_string()),
                release_id: Err("no value supplied for release_id".to_string()),
                restarts: Err("no value supplied for restarts".to_string()),
                state: Err("no value supplied for state".to_string()),
                tenant_id: Err("no value supplied for tenant_id".to_string()),
                unattributed_usage: Err(
                    "no value supplied for unattributed_usage".to_string(),
                ),
                waiting_runs: Err("no value supplied for waiting_runs".to_string()),
            }
        }
    }
    impl Agent {
        pub fn active_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.active_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for active_runs: {e}")
                });
            self
        }
        pub fn desired_state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AgentDesiredState>,
            T::Error: ::std::fmt::Display,
        {
            self.desired_state = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for desired_state: {e}")
                });
            self
        }
        pub fn generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for generation: {e}")
                });
            self
        }
        pub fn health<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AgentHealth>,
            T::Error: ::std::fmt::Display,
        {
            self.health = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for health: {e}"));
            self
        }
        pub fn isolation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.isolation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for isolation: {e}")
                });
            self
        }
        pub fn last_exit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::AgentExit>>,
            T::Error: ::std::fmt::Display,
        {
            self.last_exit = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_exit: {e}")
                });
            self
        }
        pub fn queued_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.queued_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for queued_runs: {e}")
                });
            self
        }
        pub fn release_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ReleaseId>>,
            T::Error: ::std::fmt::Display,
        {
            self.release_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for release_id: {e}")
                });
            self
        }
        pub fn restarts<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::AgentRestarts>,
            T::Error: ::std::fmt::Display,
        {
            self.restarts = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for restarts: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AgentState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
        pub fn unattributed_usage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Usage>,
            T::Error: ::std::fmt::Display,
        {
            self.unattributed_usage = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for unattributed_usage: {e}"
                    )
                });
            self
        }
        pub fn waiting_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.waiting_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for waiting_runs: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Agent> for super::Agent {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Agent,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                active_runs: value.active_runs?,
                desired_state: value.desired_state?,
                generation: value.generation?,
                health: value.health?,
                isolation: value.isolation?,
                last_exit: value.last_exit?,
                queued_runs: value.queued_runs?,
                release_id: value.release_id?,
                restarts: value.restarts?,
                state: value.state?,
                tenant_id: value.tenant_id?,
                unattributed_usage: value.unattributed_usage?,
                waiting_runs: value.waiting_runs?,
            })
        }
    }
    impl ::std::convert::From<super::Agent> for Agent {
        fn from(value: super::Agent) -> Self {
            Self {
                active_runs: Ok(value.active_runs),
                desired_state: Ok(value.desired_state),
                generation: Ok(value.generation),
                health: Ok(value.health),
                isolation: Ok(value.isolation),
                last_exit: Ok(value.last_exit),
                queued_runs: Ok(value.queued_runs),
                release_id: Ok(value.release_id),
                restarts: Ok(value.restarts),
                state: Ok(value.state),
                tenant_id: Ok(value.tenant_id),
                unattributed_usage: Ok(value.unattributed_usage),
                waiting_runs: Ok(value.waiting_runs),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentExit {
        code: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
        crashed: ::std::result::Result<bool, ::std::string::String>,
        ended_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        generation: ::std::result::Result<i64, ::std::string::String>,
        message: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        signal: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
    }
    impl ::std::default::Default for AgentExit {
        fn default() -> Self {
            Self {
                code: Err("no value supplied for code".to_string()),
                crashed: Err("no value supplied for crashed".to_string()),
                ended_at: Err("no value supplied for ended_at".to_string()),
                generation: Err("no value supplied for generation".to_string()),
                message: Err("no value supplied for message".to_string()),
                reason: Err("no value supplied for reason".to_string()),
                signal: Err("no value supplied for signal".to_string()),
            }
        }
    }
    impl AgentExit {
        pub fn code<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.code = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for code: {e}"));
            self
        }
        pub fn crashed<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.crashed = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for crashed: {e}")
                });
            self
        }
        pub fn ended_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.ended_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for ended_at: {e}")
                });
            self
        }
        pub fn generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for generation: {e}")
                });
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn signal<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.signal = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for signal: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<AgentExit> for super::AgentExit {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentExit,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                code: value.code?,
                crashed: value.crashed?,
                ended_at: value.ended_at?,
                generation: value.generation?,
                message: value.message?,
                reason: value.reason?,
                signal: value.signal?,
            })
        }
    }
    impl ::std::convert::From<super::AgentExit> for AgentExit {
        fn from(value: super::AgentExit) -> Self {
            Self {
                code: Ok(value.code),
                crashed: Ok(value.crashed),
                ended_at: Ok(value.ended_at),
                generation: Ok(value.generation),
                message: Ok(value.message),
                reason: Ok(value.reason),
                signal: Ok(value.signal),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentLogs {
        cursor: ::std::result::Result<super::LogCursor, ::std::string::String>,
        generation: ::std::result::Result<i64, ::std::string::String>,
        lines: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        source: ::std::result::Result<crate::LogSource, ::std::string::String>,
        tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        truncated: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for AgentLogs {
        fn default() -> Self {
            Self {
                cursor: Err("no value supplied for cursor".to_string()),
                generation: Err("no value supplied for generation".to_string()),
                lines: Err("no value supplied for lines".to_string()),
                source: Err("no value supplied for source".to_string()),
                tenant_id: Err("no value supplied for tenant_id".to_string()),
                truncated: Err("no value supplied for truncated".to_string()),
            }
        }
    }
    impl AgentLogs {
        pub fn cursor<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::LogCursor>,
            T::Error: ::std::fmt::Display,
        {
            self.cursor = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for cursor: {e}"));
            self
        }
        pub fn generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for generation: {e}")
                });
            self
        }
        pub fn lines<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.lines = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for lines: {e}"));
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::LogSource>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
        pub fn truncated<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.truncated = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for truncated: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentLogs> for super::AgentLogs {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentLogs,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                cursor: value.cursor?,
                generation: value.generation?,
                lines: value.lines?,
                source: value.source?,
                tenant_id: value.tenant_id?,
                truncated: value.truncated?,
            })
        }
    }
    impl ::std::convert::From<super::AgentLogs> for AgentLogs {
        fn from(value: super::AgentLogs) -> Self {
            Self {
                cursor: Ok(value.cursor),
                generation: Ok(value.generation),
                lines: Ok(value.lines),
                source: Ok(value.source),
                tenant_id: Ok(value.tenant_id),
                truncated: Ok(value.truncated),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentLogsQuery {
        after: ::std::result::Result<
            ::std::option::Option<super::LogCursor>,
            ::std::string::String,
        >,
        generation: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        lines: ::std::result::Result<i32, ::std::string::String>,
        source: ::std::result::Result<
            ::std::option::Option<crate::LogSource>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AgentLogsQuery {
        fn default() -> Self {
            Self {
                after: Ok(Default::default()),
                generation: Ok(Default::default()),
                lines: Ok(super::defaults::default_u64::<i32, 200>()),
                source: Ok(Default::default()),
            }
        }
    }
    impl AgentLogsQuery {
        pub fn after<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::LogCursor>>,
            T::Error: ::std::fmt::Display,
        {
            self.after = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for after: {e}"));
            self
        }
        pub fn generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for generation: {e}")
                });
            self
        }
        pub fn lines<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.lines = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for lines: {e}"));
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::LogSource>>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<AgentLogsQuery> for super::AgentLogsQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentLogsQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                after: value.after?,
                generation: value.generation?,
                lines: value.lines?,
                source: value.source?,
            })
        }
    }
    impl ::std::convert::From<super::AgentLogsQuery> for AgentLogsQuery {
        fn from(value: super::AgentLogsQuery) -> Self {
            Self {
                after: Ok(value.after),
                generation: Ok(value.generation),
                lines: Ok(value.lines),
                source: Ok(value.source),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentRestartQuery {
        drain_seconds: ::std::result::Result<i32, ::std::string::String>,
        if_generation: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for AgentRestartQuery {
        fn default() -> Self {
            Self {
                drain_seconds: Ok(Default::default()),
                if_generation: Ok(Default::default()),
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl AgentRestartQuery {
        pub fn drain_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.drain_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for drain_seconds: {e}")
                });
            self
        }
        pub fn if_generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.if_generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for if_generation: {e}")
                });
            self
        }
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentRestartQuery> for super::AgentRestartQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentRestartQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                drain_seconds: value.drain_seconds?,
                if_generation: value.if_generation?,
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentRestartQuery> for AgentRestartQuery {
        fn from(value: super::AgentRestartQuery) -> Self {
            Self {
                drain_seconds: Ok(value.drain_seconds),
                if_generation: Ok(value.if_generation),
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentRestarts {
        budget: ::std::result::Result<i32, ::std::string::String>,
        count: ::std::result::Result<i32, ::std::string::String>,
        next_try_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AgentRestarts {
        fn default() -> Self {
            Self {
                budget: Err("no value supplied for budget".to_string()),
                count: Err("no value supplied for count".to_string()),
                next_try_at: Err("no value supplied for next_try_at".to_string()),
            }
        }
    }
    impl AgentRestarts {
        pub fn budget<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.budget = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for budget: {e}"));
            self
        }
        pub fn count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.count = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for count: {e}"));
            self
        }
        pub fn next_try_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_try_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_try_at: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentRestarts> for super::AgentRestarts {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentRestarts,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                budget: value.budget?,
                count: value.count?,
                next_try_at: value.next_try_at?,
            })
        }
    }
    impl ::std::convert::From<super::AgentRestarts> for AgentRestarts {
        fn from(value: super::AgentRestarts) -> Self {
            Self {
                budget: Ok(value.budget),
                count: Ok(value.count),
                next_try_at: Ok(value.next_try_at),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentSettings {
        approval_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
        idle_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
        max_concurrent_runs: ::std::result::Result<i32, ::std::string::String>,
        max_queued_runs: ::std::result::Result<i32, ::std::string::String>,
        model: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        run_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for AgentSettings {
        fn default() -> Self {
            Self {
                approval_timeout_seconds: Err(
                    "no value supplied for approval_timeout_seconds".to_string(),
                ),
                idle_timeout_seconds: Err(
                    "no value supplied for idle_timeout_seconds".to_string(),
                ),
                max_concurrent_runs: Err(
                    "no value supplied for max_concurrent_runs".to_string(),
                ),
                max_queued_runs: Err(
                    "no value supplied for max_queued_runs".to_string(),
                ),
                model: Err("no value supplied for model".to_string()),
                run_timeout_seconds: Err(
                    "no value supplied for run_timeout_seconds".to_string(),
                ),
            }
        }
    }
    impl AgentSettings {
        pub fn approval_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for approval_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_concurrent_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.max_concurrent_runs = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for max_concurrent_runs: {e}"
                    )
                });
            self
        }
        pub fn max_queued_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.max_queued_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_queued_runs: {e}")
                });
            self
        }
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn run_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.run_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for run_timeout_seconds: {e}"
                    )
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentSettings> for super::AgentSettings {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentSettings,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_timeout_seconds: value.approval_timeout_seconds?,
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_concurrent_runs: value.max_concurrent_runs?,
                max_queued_runs: value.max_queued_runs?,
                model: value.model?,
                run_timeout_seconds: value.run_timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentSettings> for AgentSettings {
        fn from(value: super::AgentSettings) -> Self {
            Self {
                approval_timeout_seconds: Ok(value.approval_timeout_seconds),
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_concurrent_runs: Ok(value.max_concurrent_runs),
                max_queued_runs: Ok(value.max_queued_runs),
                model: Ok(value.model),
                run_timeout_seconds: Ok(value.run_timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentSettingsCreate {
        approval_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        idle_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        max_concurrent_runs: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        max_queued_runs: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        model: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        run_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AgentSettingsCreate {
        fn default() -> Self {
            Self {
                approval_timeout_seconds: Ok(Default::default()),
                idle_timeout_seconds: Ok(Default::default()),
                max_concurrent_runs: Ok(Default::default()),
                max_queued_runs: Ok(Default::default()),
                model: Ok(Default::default()),
                run_timeout_seconds: Ok(Default::default()),
            }
        }
    }
    impl AgentSettingsCreate {
        pub fn approval_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for approval_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_concurrent_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_concurrent_runs = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for max_concurrent_runs: {e}"
                    )
                });
            self
        }
        pub fn max_queued_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_queued_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_queued_runs: {e}")
                });
            self
        }
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn run_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.run_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for run_timeout_seconds: {e}"
                    )
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentSettingsCreate> for super::AgentSettingsCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentSettingsCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_timeout_seconds: value.approval_timeout_seconds?,
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_concurrent_runs: value.max_concurrent_runs?,
                max_queued_runs: value.max_queued_runs?,
                model: value.model?,
                run_timeout_seconds: value.run_timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentSettingsCreate> for AgentSettingsCreate {
        fn from(value: super::AgentSettingsCreate) -> Self {
            Self {
                approval_timeout_seconds: Ok(value.approval_timeout_seconds),
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_concurrent_runs: Ok(value.max_concurrent_runs),
                max_queued_runs: Ok(value.max_queued_runs),
                model: Ok(value.model),
                run_timeout_seconds: Ok(value.run_timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentSettingsUpdate {
        approval_timeout_seconds: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
        idle_timeout_seconds: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
        max_concurrent_runs: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
        max_queued_runs: ::std::result::Result<crate::Patch<i32>, ::std::string::String>,
        model: ::std::result::Result<
            crate::Patch<::std::string::String>,
            ::std::string::String,
        >,
        run_timeout_seconds: ::std::result::Result<
            crate::Patch<i32>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AgentSettingsUpdate {
        fn default() -> Self {
            Self {
                approval_timeout_seconds: Ok(Default::default()),
                idle_timeout_seconds: Ok(Default::default()),
                max_concurrent_runs: Ok(Default::default()),
                max_queued_runs: Ok(Default::default()),
                model: Ok(Default::default()),
                run_timeout_seconds: Ok(Default::default()),
            }
        }
    }
    impl AgentSettingsUpdate {
        pub fn approval_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for approval_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_concurrent_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_concurrent_runs = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for max_concurrent_runs: {e}"
                    )
                });
            self
        }
        pub fn max_queued_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_queued_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_queued_runs: {e}")
                });
            self
        }
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn run_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.run_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for run_timeout_seconds: {e}"
                    )
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentSettingsUpdate> for super::AgentSettingsUpdate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentSettingsUpdate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_timeout_seconds: value.approval_timeout_seconds?,
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_concurrent_runs: value.max_concurrent_runs?,
                max_queued_runs: value.max_queued_runs?,
                model: value.model?,
                run_timeout_seconds: value.run_timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentSettingsUpdate> for AgentSettingsUpdate {
        fn from(value: super::AgentSettingsUpdate) -> Self {
            Self {
                approval_timeout_seconds: Ok(value.approval_timeout_seconds),
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_concurrent_runs: Ok(value.max_concurrent_runs),
                max_queued_runs: Ok(value.max_queued_runs),
                model: Ok(value.model),
                run_timeout_seconds: Ok(value.run_timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentStartQuery {
        if_generation: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for AgentStartQuery {
        fn default() -> Self {
            Self {
                if_generation: Ok(Default::default()),
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl AgentStartQuery {
        pub fn if_generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.if_generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for if_generation: {e}")
                });
            self
        }
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentStartQuery> for super::AgentStartQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentStartQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                if_generation: value.if_generation?,
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentStartQuery> for AgentStartQuery {
        fn from(value: super::AgentStartQuery) -> Self {
            Self {
                if_generation: Ok(value.if_generation),
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AgentStopQuery {
        drain_seconds: ::std::result::Result<i32, ::std::string::String>,
        if_generation: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for AgentStopQuery {
        fn default() -> Self {
            Self {
                drain_seconds: Ok(Default::default()),
                if_generation: Ok(Default::default()),
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl AgentStopQuery {
        pub fn drain_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.drain_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for drain_seconds: {e}")
                });
            self
        }
        pub fn if_generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.if_generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for if_generation: {e}")
                });
            self
        }
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AgentStopQuery> for super::AgentStopQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AgentStopQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                drain_seconds: value.drain_seconds?,
                if_generation: value.if_generation?,
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::AgentStopQuery> for AgentStopQuery {
        fn from(value: super::AgentStopQuery) -> Self {
            Self {
                drain_seconds: Ok(value.drain_seconds),
                if_generation: Ok(value.if_generation),
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Approval {
        choices: ::std::result::Result<
            ::std::vec::Vec<crate::ApprovalChoice>,
            ::std::string::String,
        >,
        command: ::std::result::Result<::std::string::String, ::std::string::String>,
        decision: ::std::result::Result<
            ::std::option::Option<super::ApprovalDecision>,
            ::std::string::String,
        >,
        description: ::std::result::Result<::std::string::String, ::std::string::String>,
        expires_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        id: ::std::result::Result<super::ApprovalId, ::std::string::String>,
        requested_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        run_id: ::std::result::Result<super::RunId, ::std::string::String>,
        state: ::std::result::Result<crate::ApprovalState, ::std::string::String>,
        tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        tool: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for Approval {
        fn default() -> Self {
            Self {
                choices: Err("no value supplied for choices".to_string()),
                command: Err("no value supplied for command".to_string()),
                decision: Err("no value supplied for decision".to_string()),
                description: Err("no value supplied for description".to_string()),
                expires_at: Err("no value supplied for expires_at".to_string()),
                id: Err("no value supplied for id".to_string()),
                requested_at: Err("no value supplied for requested_at".to_string()),
                run_id: Err("no value supplied for run_id".to_string()),
                state: Err("no value supplied for state".to_string()),
                tenant_id: Err("no value supplied for tenant_id".to_string()),
                tool: Err("no value supplied for tool".to_string()),
            }
        }
    }
    impl Approval {
        pub fn choices<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<crate::ApprovalChoice>>,
            T::Error: ::std::fmt::Display,
        {
            self.choices = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for choices: {e}")
                });
            self
        }
        pub fn command<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.command = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for command: {e}")
                });
            self
        }
        pub fn decision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ApprovalDecision>>,
            T::Error: ::std::fmt::Display,
        {
            self.decision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for decision: {e}")
                });
            self
        }
        pub fn description<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.description = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for description: {e}")
                });
            self
        }
        pub fn expires_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.expires_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for expires_at: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::ApprovalId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn requested_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.requested_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for requested_at: {e}")
                });
            self
        }
        pub fn run_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RunId>,
            T::Error: ::std::fmt::Display,
        {
            self.run_id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for run_id: {e}"));
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ApprovalState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
        pub fn tool<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.tool = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for tool: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Approval> for super::Approval {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Approval,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                choices: value.choices?,
                command: value.command?,
                decision: value.decision?,
                description: value.description?,
                expires_at: value.expires_at?,
                id: value.id?,
                requested_at: value.requested_at?,
                run_id: value.run_id?,
                state: value.state?,
                tenant_id: value.tenant_id?,
                tool: value.tool?,
            })
        }
    }
    impl ::std::convert::From<super::Approval> for Approval {
        fn from(value: super::Approval) -> Self {
            Self {
                choices: Ok(value.choices),
                command: Ok(value.command),
                decision: Ok(value.decision),
                description: Ok(value.description),
                expires_at: Ok(value.expires_at),
                id: Ok(value.id),
                requested_at: Ok(value.requested_at),
                run_id: Ok(value.run_id),
                state: Ok(value.state),
                tenant_id: Ok(value.tenant_id),
                tool: Ok(value.tool),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ApprovalDecide {
        approval_id: ::std::result::Result<super::ApprovalId, ::std::string::String>,
        choice: ::std::result::Result<crate::ApprovalChoice, ::std::string::String>,
        comment: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for ApprovalDecide {
        fn default() -> Self {
            Self {
                approval_id: Err("no value supplied for approval_id".to_string()),
                choice: Err("no value supplied for choice".to_string()),
                comment: Ok(Default::default()),
            }
        }
    }
    impl ApprovalDecide {
        pub fn approval_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::ApprovalId>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for approval_id: {e}")
                });
            self
        }
        pub fn choice<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ApprovalChoice>,
            T::Error: ::std::fmt::Display,
        {
            self.choice = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for choice: {e}"));
            self
        }
        pub fn comment<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.comment = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for comment: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<ApprovalDecide> for super::ApprovalDecide {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ApprovalDecide,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_id: value.approval_id?,
                choice: value.choice?,
                comment: value.comment?,
            })
        }
    }
    impl ::std::convert::From<super::ApprovalDecide> for ApprovalDecide {
        fn from(value: super::ApprovalDecide) -> Self {
            Self {
                approval_id: Ok(value.approval_id),
                choice: Ok(value.choice),
                comment: Ok(value.comment),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ApprovalDecision {
        choice: ::std::result::Result<crate::ApprovalChoice, ::std::string::String>,
        comment: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        decided_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        decided_by: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for ApprovalDecision {
        fn default() -> Self {
            Self {
                choice: Err("no value supplied for choice".to_string()),
                comment: Err("no value supplied for comment".to_string()),
                decided_at: Err("no value supplied for decided_at".to_string()),
                decided_by: Err("no value supplied for decided_by".to_string()),
            }
        }
    }
    impl ApprovalDecision {
        pub fn choice<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ApprovalChoice>,
            T::Error: ::std::fmt::Display,
        {
            self.choice = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for choice: {e}"));
            self
        }
        pub fn comment<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.comment = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for comment: {e}")
                });
            self
        }
        pub fn decided_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.decided_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for decided_at: {e}")
                });
            self
        }
        pub fn decided_by<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.decided_by = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for decided_by: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<ApprovalDecision> for super::ApprovalDecision {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ApprovalDecision,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                choice: value.choice?,
                comment: value.comment?,
                decided_at: value.decided_at?,
                decided_by: value.decided_by?,
            })
        }
    }
    impl ::std::convert::From<super::ApprovalDecision> for ApprovalDecision {
        fn from(value: super::ApprovalDecision) -> Self {
            Self {
                choice: Ok(value.choice),
                comment: Ok(value.comment),
                decided_at: Ok(value.decided_at),
                decided_by: Ok(value.decided_by),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ApprovalListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        state: ::std::result::Result<
            ::std::option::Option<crate::ApprovalState>,
            ::std::string::String,
        >,
        tenant_id: ::std::result::Result<
            ::std::option::Option<super::TenantId>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for ApprovalListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
                state: Ok(Default::default()),
                tenant_id: Ok(Default::default()),
            }
        }
    }
    impl ApprovalListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::ApprovalState>>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::TenantId>>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<ApprovalListQuery> for super::ApprovalListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ApprovalListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                page_token: value.page_token?,
                state: value.state?,
                tenant_id: value.tenant_id?,
            })
        }
    }
    impl ::std::convert::From<super::ApprovalListQuery> for ApprovalListQuery {
        fn from(value: super::ApprovalListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
                state: Ok(value.state),
                tenant_id: Ok(value.tenant_id),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ApprovalResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::Approval>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for ApprovalResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl ApprovalResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Approval>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<ApprovalResultsPage> for super::ApprovalResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ApprovalResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::ApprovalResultsPage> for ApprovalResultsPage {
        fn from(value: super::ApprovalResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AuditEntry {
        address: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        attempts: ::std::result::Result<i64, ::std::string::String>,
        code: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        created_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        hash: ::std::result::Result<::std::string::String, ::std::string::String>,
        objects: ::std::result::Result<
            ::std::vec::Vec<super::AuditObject>,
            ::std::string::String,
        >,
        operation: ::std::result::Result<super::OperationName, ::std::string::String>,
        outcome: ::std::result::Result<crate::AuditOutcome, ::std::string::String>,
        principal: ::std::result::Result<super::PrincipalName, ::std::string::String>,
        request_id: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        seq: ::std::result::Result<i64, ::std::string::String>,
        tenant_id: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        tenant_uid: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AuditEntry {
        fn default() -> Self {
            Self {
                address: Err("no value supplied for address".to_string()),
                attempts: Err("no value supplied for attempts".to_string()),
                code: Err("no value supplied for code".to_string()),
                created_at: Err("no value supplied for created_at".to_string()),
                hash: Err("no value supplied for hash".to_string()),
                objects: Err("no value supplied for objects".to_string()),
                operation: Err("no value supplied for operation".to_string()),
                outcome: Err("no value supplied for outcome".to_string()),
                principal: Err("no value supplied for principal".to_string()),
                request_id: Err("no value supplied for request_id".to_string()),
                seq: Err("no value supplied for seq".to_string()),
                tenant_id: Err("no value supplied for tenant_id".to_string()),
                tenant_uid: Err("no value supplied for tenant_uid".to_string()),
            }
        }
    }
    impl AuditEntry {
        pub fn address<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.address = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for address: {e}")
                });
            self
        }
        pub fn attempts<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.attempts = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for attempts: {e}")
                });
            self
        }
        pub fn code<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.code = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for code: {e}"));
            self
        }
        pub fn created_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.created_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_at: {e}")
                });
            self
        }
        pub fn hash<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.hash = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for hash: {e}"));
            self
        }
        pub fn objects<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::AuditObject>>,
            T::Error: ::std::fmt::Display,
        {
            self.objects = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for objects: {e}")
                });
            self
        }
        pub fn operation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::OperationName>,
            T::Error: ::std::fmt::Display,
        {
            self.operation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for operation: {e}")
                });
            self
        }
        pub fn outcome<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AuditOutcome>,
            T::Error: ::std::fmt::Display,
        {
            self.outcome = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for outcome: {e}")
                });
            self
        }
        pub fn principal<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::PrincipalName>,
            T::Error: ::std::fmt::Display,
        {
            self.principal = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for principal: {e}")
                });
            self
        }
        pub fn request_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.request_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for request_id: {e}")
                });
            self
        }
        pub fn seq<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.seq = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for seq: {e}"));
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
        pub fn tenant_uid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_uid = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_uid: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AuditEntry> for super::AuditEntry {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AuditEntry,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                address: value.address?,
                attempts: value.attempts?,
                code: value.code?,
                created_at: value.created_at?,
                hash: value.hash?,
                objects: value.objects?,
                operation: value.operation?,
                outcome: value.outcome?,
                principal: value.principal?,
                request_id: value.request_id?,
                seq: value.seq?,
                tenant_id: value.tenant_id?,
                tenant_uid: value.tenant_uid?,
            })
        }
    }
    impl ::std::convert::From<super::AuditEntry> for AuditEntry {
        fn from(value: super::AuditEntry) -> Self {
            Self {
                address: Ok(value.address),
                attempts: Ok(value.attempts),
                code: Ok(value.code),
                created_at: Ok(value.created_at),
                hash: Ok(value.hash),
                objects: Ok(value.objects),
                operation: Ok(value.operation),
                outcome: Ok(value.outcome),
                principal: Ok(value.principal),
                request_id: Ok(value.request_id),
                seq: Ok(value.seq),
                tenant_id: Ok(value.tenant_id),
                tenant_uid: Ok(value.tenant_uid),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AuditListQuery {
        created_after: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        created_before: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        limit: ::std::result::Result<i32, ::std::string::String>,
        operation: ::std::result::Result<
            ::std::option::Option<super::OperationName>,
            ::std::string::String,
        >,
        outcome: ::std::result::Result<
            ::std::option::Option<crate::AuditOutcome>,
            ::std::string::String,
        >,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        principal: ::std::result::Result<
            ::std::option::Option<super::PrincipalName>,
            ::std::string::String,
        >,
        tenant_id: ::std::result::Result<
            ::std::option::Option<super::TenantId>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AuditListQuery {
        fn default() -> Self {
            Self {
                created_after: Ok(Default::default()),
                created_before: Ok(Default::default()),
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                operation: Ok(Default::default()),
                outcome: Ok(Default::default()),
                page_token: Ok(Default::default()),
                principal: Ok(Default::default()),
                tenant_id: Ok(Default::default()),
            }
        }
    }
    impl AuditListQuery {
        pub fn created_after<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.created_after = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_after: {e}")
                });
            self
        }
        pub fn created_before<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.created_before = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_before: {e}")
                });
            self
        }
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn operation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::OperationName>>,
            T::Error: ::std::fmt::Display,
        {
            self.operation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for operation: {e}")
                });
            self
        }
        pub fn outcome<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::AuditOutcome>>,
            T::Error: ::std::fmt::Display,
        {
            self.outcome = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for outcome: {e}")
                });
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn principal<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::PrincipalName>>,
            T::Error: ::std::fmt::Display,
        {
            self.principal = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for principal: {e}")
                });
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::TenantId>>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AuditListQuery> for super::AuditListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AuditListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                created_after: value.created_after?,
                created_before: value.created_before?,
                limit: value.limit?,
                operation: value.operation?,
                outcome: value.outcome?,
                page_token: value.page_token?,
                principal: value.principal?,
                tenant_id: value.tenant_id?,
            })
        }
    }
    impl ::std::convert::From<super::AuditListQuery> for AuditListQuery {
        fn from(value: super::AuditListQuery) -> Self {
            Self {
                created_after: Ok(value.created_after),
                created_before: Ok(value.created_before),
                limit: Ok(value.limit),
                operation: Ok(value.operation),
                outcome: Ok(value.outcome),
                page_token: Ok(value.page_token),
                principal: Ok(value.principal),
                tenant_id: Ok(value.tenant_id),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AuditObject {
        id: ::std::result::Result<::std::string::String, ::std::string::String>,
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for AuditObject {
        fn default() -> Self {
            Self {
                id: Err("no value supplied for id".to_string()),
                name: Err("no value supplied for name".to_string()),
            }
        }
    }
    impl AuditObject {
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<AuditObject> for super::AuditObject {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AuditObject,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                id: value.id?,
                name: value.name?,
            })
        }
    }
    impl ::std::convert::From<super::AuditObject> for AuditObject {
        fn from(value: super::AuditObject) -> Self {
            Self {
                id: Ok(value.id),
                name: Ok(value.name),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct AuditResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::AuditEntry>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for AuditResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl AuditResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::AuditEntry>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<AuditResultsPage> for super::AuditResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: AuditResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::AuditResultsPage> for AuditResultsPage {
        fn from(value: super::AuditResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct BusinessKey {
        created_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        created_by: ::std::result::Result<::std::string::String, ::std::string::String>,
        expires_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        id: ::std::result::Result<super::BusinessKeyId, ::std::string::String>,
        last_used_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
        scopes: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        tenants: ::std::result::Result<super::BusinessKeyTenants, ::std::string::String>,
    }
    impl ::std::default::Default for BusinessKey {
        fn default() -> Self {
            Self {
                created_at: Err("no value supplied for created_at".to_string()),
                created_by: Err("no value supplied for created_by".to_string()),
                expires_at: Err("no value supplied for expires_at".to_string()),
                id: Err("no value supplied for id".to_string()),
                last_used_at: Err("no value supplied for last_used_at".to_string()),
                name: Err("no value supplied for name".to_string()),
                scopes: Err("no value supplied for scopes".to_string()),
                tenants: Err("no value supplied for tenants".to_string()),
            }
        }
    }
    impl BusinessKey {
        pub fn created_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.created_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_at: {e}")
                });
            self
        }
        pub fn created_by<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.created_by = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_by: {e}")
                });
            self
        }
        pub fn expires_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.expires_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for expires_at: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::BusinessKeyId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn last_used_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.last_used_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_used_at: {e}")
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn scopes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.scopes = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for scopes: {e}"));
            self
        }
        pub fn tenants<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::BusinessKeyTenants>,
            T::Error: ::std::fmt::Display,
        {
            self.tenants = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenants: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<BusinessKey> for super::BusinessKey {
        type Error = super::error::ConversionError;
        fn try_from(
            value: BusinessKey,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                created_at: value.created_at?,
                created_by: value.created_by?,
                expires_at: value.expires_at?,
                id: value.id?,
                last_used_at: value.last_used_at?,
                name: value.name?,
                scopes: value.scopes?,
                tenants: value.tenants?,
            })
        }
    }
    impl ::std::convert::From<super::BusinessKey> for BusinessKey {
        fn from(value: super::BusinessKey) -> Self {
            Self {
                created_at: Ok(value.created_at),
                created_by: Ok(value.created_by),
                expires_at: Ok(value.expires_at),
                id: Ok(value.id),
                last_used_at: Ok(value.last_used_at),
                name: Ok(value.name),
                scopes: Ok(value.scopes),
                tenants: Ok(value.tenants),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct BusinessKeyCreate {
        expires_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
        scopes: ::std::result::Result<
            ::std::vec::Vec<super::BusinessKeyScope>,
            ::std::string::String,
        >,
        tenants: ::std::result::Result<super::BusinessKeyTenants, ::std::string::String>,
    }
    impl ::std::default::Default for BusinessKeyCreate {
        fn default() -> Self {
            Self {
                expires_at: Ok(Default::default()),
                name: Err("no value supplied for name".to_string()),
                scopes: Err("no value supplied for scopes".to_string()),
                tenants: Err("no value supplied for tenants".to_string()),
            }
        }
    }
    impl BusinessKeyCreate {
        pub fn expires_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.expires_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for expires_at: {e}")
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn scopes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::BusinessKeyScope>>,
            T::Error: ::std::fmt::Display,
        {
            self.scopes = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for scopes: {e}"));
            self
        }
        pub fn tenants<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::BusinessKeyTenants>,
            T::Error: ::std::fmt::Display,
        {
            self.tenants = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenants: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<BusinessKeyCreate> for super::BusinessKeyCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: BusinessKeyCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                expires_at: value.expires_at?,
                name: value.name?,
                scopes: value.scopes?,
                tenants: value.tenants?,
            })
        }
    }
    impl ::std::convert::From<super::BusinessKeyCreate> for BusinessKeyCreate {
        fn from(value: super::BusinessKeyCreate) -> Self {
            Self {
                expires_at: Ok(value.expires_at),
                name: Ok(value.name),
                scopes: Ok(value.scopes),
                tenants: Ok(value.tenants),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct BusinessKeyIssued {
        key: ::std::result::Result<super::BusinessKey, ::std::string::String>,
        token: ::std::result::Result<
            ::std::option::Option<crate::SecretText>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for BusinessKeyIssued {
        fn default() -> Self {
            Self {
                key: Err("no value supplied for key".to_string()),
                token: Ok(Default::default()),
            }
        }
    }
    impl BusinessKeyIssued {
        pub fn key<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::BusinessKey>,
            T::Error: ::std::fmt::Display,
        {
            self.key = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for key: {e}"));
            self
        }
        pub fn token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SecretText>>,
            T::Error: ::std::fmt::Display,
        {
            self.token = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for token: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<BusinessKeyIssued> for super::BusinessKeyIssued {
        type Error = super::error::ConversionError;
        fn try_from(
            value: BusinessKeyIssued,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                key: value.key?,
                token: value.token?,
            })
        }
    }
    impl ::std::convert::From<super::BusinessKeyIssued> for BusinessKeyIssued {
        fn from(value: super::BusinessKeyIssued) -> Self {
            Self {
                key: Ok(value.key),
                token: Ok(value.token),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct BusinessKeyListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for BusinessKeyListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
            }
        }
    }
    impl BusinessKeyListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<BusinessKeyListQuery> for super::BusinessKeyListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: BusinessKeyListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                page_token: value.page_token?,
            })
        }
    }
    impl ::std::convert::From<super::BusinessKeyListQuery> for BusinessKeyListQuery {
        fn from(value: super::BusinessKeyListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct BusinessKeyResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::BusinessKey>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for BusinessKeyResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl BusinessKeyResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::BusinessKey>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<BusinessKeyResultsPage>
    for super::BusinessKeyResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: BusinessKeyResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::BusinessKeyResultsPage> for BusinessKeyResultsPage {
        fn from(value: super::BusinessKeyResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct BusinessKeyTenants {
        ids: ::std::result::Result<
            ::std::vec::Vec<super::TenantId>,
            ::std::string::String,
        >,
        labels: ::std::result::Result<
            ::std::option::Option<super::Labels>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for BusinessKeyTenants {
        fn default() -> Self {
            Self {
                ids: Ok(Default::default()),
                labels: Ok(Default::default()),
            }
        }
    }
    impl BusinessKeyTenants {
        pub fn ids<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::TenantId>>,
            T::Error: ::std::fmt::Display,
        {
            self.ids = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for ids: {e}"));
            self
        }
        pub fn labels<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::Labels>>,
            T::Error: ::std::fmt::Display,
        {
            self.labels = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for labels: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<BusinessKeyTenants> for super::BusinessKeyTenants {
        type Error = super::error::ConversionError;
        fn try_from(
            value: BusinessKeyTenants,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                ids: value.ids?,
                labels: value.labels?,
            })
        }
    }
    impl ::std::convert::From<super::BusinessKeyTenants> for BusinessKeyTenants {
        fn from(value: super::BusinessKeyTenants) -> Self {
            Self {
                ids: Ok(value.ids),
                labels: Ok(value.labels),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Condition {
        last_transition_at: ::std::result::Result<
            crate::Timestamp,
            ::std::string::String,
        >,
        message: ::std::result::Result<::std::string::String, ::std::string::String>,
        next_try_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<::std::string::String, ::std::string::String>,
        status: ::std::result::Result<crate::ConditionStatus, ::std::string::String>,
        type_: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for Condition {
        fn default() -> Self {
            Self {
                last_transition_at: Err(
                    "no value supplied for last_transition_at".to_string(),
                ),
                message: Err("no value supplied for message".to_string()),
                next_try_at: Err("no value supplied for next_try_at".to_string()),
                reason: Err("no value supplied for reason".to_string()),
                status: Err("no value supplied for status".to_string()),
                type_: Err("no value supplied for type_".to_string()),
            }
        }
    }
    impl Condition {
        pub fn last_transition_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.last_transition_at = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for last_transition_at: {e}"
                    )
                });
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn next_try_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_try_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_try_at: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ConditionStatus>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
        pub fn type_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.type_ = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for type_: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Condition> for super::Condition {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Condition,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                last_transition_at: value.last_transition_at?,
                message: value.message?,
                next_try_at: value.next_try_at?,
                reason: value.reason?,
                status: value.status?,
                type_: value.type_?,
            })
        }
    }
    impl ::std::convert::From<super::Condition> for Condition {
        fn from(value: super::Condition) -> Self {
            Self {
                last_transition_at: Ok(value.last_transition_at),
                message: Ok(value.message),
                next_try_at: Ok(value.next_try_at),
                reason: Ok(value.reason),
                status: Ok(value.status),
                type_: Ok(value.type_),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct CronExecution {
        due_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        fired_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        lag_ms: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
        outcome: ::std::result::Result<crate::CronOutcome, ::std::string::String>,
        reason: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        run_id: ::std::result::Result<
            ::std::option::Option<super::RunId>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for CronExecution {
        fn default() -> Self {
            Self {
                due_at: Err("no value supplied for due_at".to_string()),
                fired_at: Err("no value supplied for fired_at".to_string()),
                lag_ms: Err("no value supplied for lag_ms".to_string()),
                outcome: Err("no value supplied for outcome".to_string()),
                reason: Err("no value supplied for reason".to_string()),
                run_id: Err("no value supplied for run_id".to_string()),
            }
        }
    }
    impl CronExecution {
        pub fn due_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.due_at = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for due_at: {e}"));
            self
        }
        pub fn fired_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.fired_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for fired_at: {e}")
                });
            self
        }
        pub fn lag_ms<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.lag_ms = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for lag_ms: {e}"));
            self
        }
        pub fn outcome<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::CronOutcome>,
            T::Error: ::std::fmt::Display,
        {
            self.outcome = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for outcome: {e}")
                });
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
        pub fn run_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::RunId>>,
            T::Error: ::std::fmt::Display,
        {
            self.run_id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for run_id: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<CronExecution> for super::CronExecution {
        type Error = super::error::ConversionError;
        fn try_from(
            value: CronExecution,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                due_at: value.due_at?,
                fired_at: value.fired_at?,
                lag_ms: value.lag_ms?,
                outcome: value.outcome?,
                reason: value.reason?,
                run_id: value.run_id?,
            })
        }
    }
    impl ::std::convert::From<super::CronExecution> for CronExecution {
        fn from(value: super::CronExecution) -> Self {
            Self {
                due_at: Ok(value.due_at),
                fired_at: Ok(value.fired_at),
                lag_ms: Ok(value.lag_ms),
                outcome: Ok(value.outcome),
                reason: Ok(value.reason),
                run_id: Ok(value.run_id),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct CronHub {
        fetched_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        last_execution: ::std::result::Result<
            ::std::option::Option<super::CronExecution>,
            ::std::string::String,
        >,
        source: ::std::result::Result<crate::CronSource, ::std::string::String>,
        warnings: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for CronHub {
        fn default() -> Self {
            Self {
                fetched_at: Err("no value supplied for fetched_at".to_string()),
                last_execution: Ok(Default::default()),
                source: Err("no value supplied for source".to_string()),
                warnings: Err("no value supplied for warnings".to_string()),
            }
        }
    }
    impl CronHub {
        pub fn fetched_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.fetched_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for fetched_at: {e}")
                });
            self
        }
        pub fn last_execution<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::CronExecution>>,
            T::Error: ::std::fmt::Display,
        {
            self.last_execution = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_execution: {e}")
                });
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::CronSource>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
        pub fn warnings<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.warnings = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for warnings: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<CronHub> for super::CronHub {
        type Error = super::error::ConversionError;
        fn try_from(
            value: CronHub,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                fetched_at: value.fetched_at?,
                last_execution: value.last_execution?,
                source: value.source?,
                warnings: value.warnings?,
            })
        }
    }
    impl ::std::convert::From<super::CronHub> for CronHub {
        fn from(value: super::CronHub) -> Self {
            Self {
                fetched_at: Ok(value.fetched_at),
                last_execution: Ok(value.last_execution),
                source: Ok(value.source),
                warnings: Ok(value.warnings),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct CronJobAnswer {
        hub: ::std::result::Result<super::CronHub, ::std::string::String>,
        job: ::std::result::Result<super::CronJob, ::std::string::String>,
    }
    impl ::std::default::Default for CronJobAnswer {
        fn default() -> Self {
            Self {
                hub: Err("no value supplied for hub".to_string()),
                job: Err("no value supplied for job".to_string()),
            }
        }
    }
    impl CronJobAnswer {
        pub fn hub<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::CronHub>,
            T::Error: ::std::fmt::Display,
        {
            self.hub = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for hub: {e}"));
            self
        }
        pub fn job<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::CronJob>,
            T::Error: ::std::fmt::Display,
        {
            self.job = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for job: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<CronJobAnswer> for super::CronJobAnswer {
        type Error = super::error::ConversionError;
        fn try_from(
            value: CronJobAnswer,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                hub: value.hub?,
                job: value.job?,
            })
        }
    }
    impl ::std::convert::From<super::CronJobAnswer> for CronJobAnswer {
        fn from(value: super::CronJobAnswer) -> Self {
            Self {
                hub: Ok(value.hub),
                job: Ok(value.job),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct CronJobDeleted {
        ok: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for CronJobDeleted {
        fn default() -> Self {
            Self {
                ok: Err("no value supplied for ok".to_string()),
            }
        }
    }
    impl CronJobDeleted {
        pub fn ok<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.ok = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for ok: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<CronJobDeleted> for super::CronJobDeleted {
        type Error = super::error::ConversionError;
        fn try_from(
            value: CronJobDeleted,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { ok: value.ok? })
        }
    }
    impl ::std::convert::From<super::CronJobDeleted> for CronJobDeleted {
        fn from(value: super::CronJobDeleted) -> Self {
            Self { ok: Ok(value.ok) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct CronJobList {
        hub: ::std::result::Result<super::CronHub, ::std::string::String>,
        jobs: ::std::result::Result<
            ::std::vec::Vec<super::CronJob>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for CronJobList {
        fn default() -> Self {
            Self {
                hub: Err("no value supplied for hub".to_string()),
                jobs: Err("no value supplied for jobs".to_string()),
            }
        }
    }
    impl CronJobList {
        pub fn hub<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::CronHub>,
            T::Error: ::std::fmt::Display,
        {
            self.hub = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for hub: {e}"));
            self
        }
        pub fn jobs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::CronJob>>,
            T::Error: ::std::fmt::Display,
        {
            self.jobs = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for jobs: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<CronJobList> for super::CronJobList {
        type Error = super::error::ConversionError;
        fn try_from(
            value: CronJobList,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                hub: value.hub?,
                jobs: value.jobs?,
            })
        }
    }
    impl ::std::convert::From<super::CronJobList> for CronJobList {
        fn from(value: super::CronJobList) -> Self {
            Self {
                hub: Ok(value.hub),
                jobs: Ok(value.jobs),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct CronJobListQuery {
        include_disabled: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for CronJobListQuery {
        fn default() -> Self {
            Self {
                include_disabled: Ok(super::defaults::default_bool::<true>()),
            }
        }
    }
    impl CronJobListQuery {
        pub fn include_disabled<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.include_disabled = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for include_disabled: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<CronJobListQuery> for super::CronJobListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: CronJobListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                include_disabled: value.include_disabled?,
            })
        }
    }
    impl ::std::convert::From<super::CronJobListQuery> for CronJobListQuery {
        fn from(value: super::CronJobListQuery) -> Self {
            Self {
                include_disabled: Ok(value.include_disabled),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct CronJobRun {
        hub: ::std::result::Result<super::CronHub, ::std::string::String>,
        job: ::std::result::Result<super::CronJob, ::std::string::String>,
        run: ::std::result::Result<super::Run, ::std::string::String>,
    }
    impl ::std::default::Default for CronJobRun {
        fn default() -> Self {
            Self {
                hub: Err("no value supplied for hub".to_string()),
                job: Err("no value supplied for job".to_string()),
                run: Err("no value supplied for run".to_string()),
            }
        }
    }
    impl CronJobRun {
        pub fn hub<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::CronHub>,
            T::Error: ::std::fmt::Display,
        {
            self.hub = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for hub: {e}"));
            self
        }
        pub fn job<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::CronJob>,
            T::Error: ::std::fmt::Display,
        {
            self.job = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for job: {e}"));
            self
        }
        pub fn run<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Run>,
            T::Error: ::std::fmt::Display,
        {
            self.run = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for run: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<CronJobRun> for super::CronJobRun {
        type Error = super::error::ConversionError;
        fn try_from(
            value: CronJobRun,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                hub: value.hub?,
                job: value.job?,
                run: value.run?,
            })
        }
    }
    impl ::std::convert::From<super::CronJobRun> for CronJobRun {
        fn from(value: super::CronJobRun) -> Self {
            Self {
                hub: Ok(value.hub),
                job: Ok(value.job),
                run: Ok(value.run),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct EnvironmentKey {
        name: ::std::result::Result<super::EnvironmentName, ::std::string::String>,
        revision: ::std::result::Result<i64, ::std::string::String>,
        set_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        set_by: ::std::result::Result<::std::string::String, ::std::string::String>,
        state: ::std::result::Result<crate::EnvironmentKeyState, ::std::string::String>,
        uid: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for EnvironmentKey {
        fn default() -> Self {
            Self {
                name: Err("no value supplied for name".to_string()),
                revision: Err("no value supplied for revision".to_string()),
                set_at: Err("no value supplied for set_at".to_string()),
                set_by: Err("no value supplied for set_by".to_string()),
                state: Err("no value supplied for state".to_string()),
                uid: Err("no value supplied for uid".to_string()),
            }
        }
    }
    impl EnvironmentKey {
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::EnvironmentName>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for revision: {e}")
                });
            self
        }
        pub fn set_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.set_at = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for set_at: {e}"));
            self
        }
        pub fn set_by<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.set_by = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for set_by: {e}"));
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::EnvironmentKeyState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn uid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.uid = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for uid: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<EnvironmentKey> for super::EnvironmentKey {
        type Error = super::error::ConversionError;
        fn try_from(
            value: EnvironmentKey,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                name: value.name?,
                revision: value.revision?,
                set_at: value.set_at?,
                set_by: value.set_by?,
                state: value.state?,
                uid: value.uid?,
            })
        }
    }
    impl ::std::convert::From<super::EnvironmentKey> for EnvironmentKey {
        fn from(value: super::EnvironmentKey) -> Self {
            Self {
                name: Ok(value.name),
                revision: Ok(value.revision),
                set_at: Ok(value.set_at),
                set_by: Ok(value.set_by),
                state: Ok(value.state),
                uid: Ok(value.uid),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct EnvironmentKeyListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for EnvironmentKeyListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
            }
        }
    }
    impl EnvironmentKeyListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<EnvironmentKeyListQuery>
    for super::EnvironmentKeyListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: EnvironmentKeyListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                page_token: value.page_token?,
            })
        }
    }
    impl ::std::convert::From<super::EnvironmentKeyListQuery>
    for EnvironmentKeyListQuery {
        fn from(value: super::EnvironmentKeyListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct EnvironmentKeyResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::EnvironmentKey>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for EnvironmentKeyResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl EnvironmentKeyResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::EnvironmentKey>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<EnvironmentKeyResultsPage>
    for super::EnvironmentKeyResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: EnvironmentKeyResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::EnvironmentKeyResultsPage>
    for EnvironmentKeyResultsPage {
        fn from(value: super::EnvironmentKeyResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct EnvironmentKeySet {
        value: ::std::result::Result<crate::SecretText, ::std::string::String>,
    }
    impl ::std::default::Default for EnvironmentKeySet {
        fn default() -> Self {
            Self {
                value: Err("no value supplied for value".to_string()),
            }
        }
    }
    impl EnvironmentKeySet {
        pub fn value<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretText>,
            T::Error: ::std::fmt::Display,
        {
            self.value = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for value: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<EnvironmentKeySet> for super::EnvironmentKeySet {
        type Error = super::error::ConversionError;
        fn try_from(
            value: EnvironmentKeySet,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { value: value.value? })
        }
    }
    impl ::std::convert::From<super::EnvironmentKeySet> for EnvironmentKeySet {
        fn from(value: super::EnvironmentKeySet) -> Self {
            Self { value: Ok(value.value) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Error {
        code: ::std::result::Result<crate::ErrorCode, ::std::string::String>,
        details: ::std::result::Result<
            ::std::vec::Vec<super::ErrorDetail>,
            ::std::string::String,
        >,
        message: ::std::result::Result<::std::string::String, ::std::string::String>,
        request_id: ::std::result::Result<super::RequestId, ::std::string::String>,
        retryable: ::std::result::Result<bool, ::std::string::String>,
        status: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for Error {
        fn default() -> Self {
            Self {
                code: Err("no value supplied for code".to_string()),
                details: Err("no value supplied for details".to_string()),
                message: Err("no value supplied for message".to_string()),
                request_id: Err("no value supplied for request_id".to_string()),
                retryable: Err("no value supplied for retryable".to_string()),
                status: Err("no value supplied for status".to_string()),
            }
        }
    }
    impl Error {
        pub fn code<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ErrorCode>,
            T::Error: ::std::fmt::Display,
        {
            self.code = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for code: {e}"));
            self
        }
        pub fn details<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::ErrorDetail>>,
            T::Error: ::std::fmt::Display,
        {
            self.details = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for details: {e}")
                });
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn request_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RequestId>,
            T::Error: ::std::fmt::Display,
        {
            self.request_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for request_id: {e}")
                });
            self
        }
        pub fn retryable<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.retryable = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for retryable: {e}")
                });
            self
        }
        pub fn status<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.status = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for status: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Error> for super::Error {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Error,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                code: value.code?,
                details: value.details?,
                message: value.message?,
                request_id: value.request_id?,
                retryable: value.retryable?,
                status: value.status?,
            })
        }
    }
    impl ::std::convert::From<super::Error> for Error {
        fn from(value: super::Error) -> Self {
            Self {
                code: Ok(value.code),
                details: Ok(value.details),
                message: Ok(value.message),
                request_id: Ok(value.request_id),
                retryable: Ok(value.retryable),
                status: Ok(value.status),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ErrorDetail {
        field: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        message: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        params: ::std::result::Result<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            ::std::string::String,
        >,
        reason: ::std::result::Result<crate::ErrorReason, ::std::string::String>,
    }
    impl ::std::default::Default for ErrorDetail {
        fn default() -> Self {
            Self {
                field: Ok(Default::default()),
                message: Ok(Default::default()),
                params: Ok(Default::default()),
                reason: Err("no value supplied for reason".to_string()),
            }
        }
    }
    impl ErrorDetail {
        pub fn field<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.field = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for field: {e}"));
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn params<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.params = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for params: {e}"));
            self
        }
        pub fn reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ErrorReason>,
            T::Error: ::std::fmt::Display,
        {
            self.reason = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for reason: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<ErrorDetail> for super::ErrorDetail {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ErrorDetail,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                field: value.field?,
                message: value.message?,
                params: value.params?,
                reason: value.reason?,
            })
        }
    }
    impl ::std::convert::From<super::ErrorDetail> for ErrorDetail {
        fn from(value: super::ErrorDetail) -> Self {
            Self {
                field: Ok(value.field),
                message: Ok(value.message),
                params: Ok(value.params),
                reason: Ok(value.reason),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct FileContent {
        etag: ::std::result::Result<::std::string::String, ::std::string::String>,
        length_bytes: ::std::result::Result<i32, ::std::string::String>,
        modified_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        next_offset: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        offset: ::std::result::Result<i64, ::std::string::String>,
        path: ::std::result::Result<::std::string::String, ::std::string::String>,
        root: ::std::result::Result<crate::FileRoot, ::std::string::String>,
        size_bytes: ::std::result::Result<i64, ::std::string::String>,
        text: ::std::result::Result<::std::string::String, ::std::string::String>,
        truncated: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for FileContent {
        fn default() -> Self {
            Self {
                etag: Err("no value supplied for etag".to_string()),
                length_bytes: Err("no value supplied for length_bytes".to_string()),
                modified_at: Err("no value supplied for modified_at".to_string()),
                next_offset: Err("no value supplied for next_offset".to_string()),
                offset: Err("no value supplied for offset".to_string()),
                path: Err("no value supplied for path".to_string()),
                root: Err("no value supplied for root".to_string()),
                size_bytes: Err("no value supplied for size_bytes".to_string()),
                text: Err("no value supplied for text".to_string()),
                truncated: Err("no value supplied for truncated".to_string()),
            }
        }
    }
    impl FileContent {
        pub fn etag<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.etag = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for etag: {e}"));
            self
        }
        pub fn length_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.length_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for length_bytes: {e}")
                });
            self
        }
        pub fn modified_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.modified_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for modified_at: {e}")
                });
            self
        }
        pub fn next_offset<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_offset = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_offset: {e}")
                });
            self
        }
        pub fn offset<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.offset = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for offset: {e}"));
            self
        }
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn root<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::FileRoot>,
            T::Error: ::std::fmt::Display,
        {
            self.root = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for root: {e}"));
            self
        }
        pub fn size_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.size_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for size_bytes: {e}")
                });
            self
        }
        pub fn text<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.text = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for text: {e}"));
            self
        }
        pub fn truncated<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.truncated = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for truncated: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<FileContent> for super::FileContent {
        type Error = super::error::ConversionError;
        fn try_from(
            value: FileContent,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                etag: value.etag?,
                length_bytes: value.length_bytes?,
                modified_at: value.modified_at?,
                next_offset: value.next_offset?,
                offset: value.offset?,
                path: value.path?,
                root: value.root?,
                size_bytes: value.size_bytes?,
                text: value.text?,
                truncated: value.truncated?,
            })
        }
    }
    impl ::std::convert::From<super::FileContent> for FileContent {
        fn from(value: super::FileContent) -> Self {
            Self {
                etag: Ok(value.etag),
                length_bytes: Ok(value.length_bytes),
                modified_at: Ok(value.modified_at),
                next_offset: Ok(value.next_offset),
                offset: Ok(value.offset),
                path: Ok(value.path),
                root: Ok(value.root),
                size_bytes: Ok(value.size_bytes),
                text: Ok(value.text),
                truncated: Ok(value.truncated),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct FileContentViewQuery {
        length: ::std::result::Result<i32, ::std::string::String>,
        offset: ::std::result::Result<i64, ::std::string::String>,
        path: ::std::result::Result<::std::string::String, ::std::string::String>,
        root: ::std::result::Result<crate::FileRoot, ::std::string::String>,
    }
    impl ::std::default::Default for FileContentViewQuery {
        fn default() -> Self {
            Self {
                length: Ok(super::defaults::default_u64::<i32, 1048576>()),
                offset: Ok(Default::default()),
                path: Err("no value supplied for path".to_string()),
                root: Err("no value supplied for root".to_string()),
            }
        }
    }
    impl FileContentViewQuery {
        pub fn length<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.length = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for length: {e}"));
            self
        }
        pub fn offset<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.offset = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for offset: {e}"));
            self
        }
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn root<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::FileRoot>,
            T::Error: ::std::fmt::Display,
        {
            self.root = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for root: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<FileContentViewQuery> for super::FileContentViewQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: FileContentViewQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                length: value.length?,
                offset: value.offset?,
                path: value.path?,
                root: value.root?,
            })
        }
    }
    impl ::std::convert::From<super::FileContentViewQuery> for FileContentViewQuery {
        fn from(value: super::FileContentViewQuery) -> Self {
            Self {
                length: Ok(value.length),
                offset: Ok(value.offset),
                path: Ok(value.path),
                root: Ok(value.root),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct FileDownloadQuery {
        path: ::std::result::Result<::std::string::String, ::std::string::String>,
        root: ::std::result::Result<crate::FileRoot, ::std::string::String>,
    }
    impl ::std::default::Default for FileDownloadQuery {
        fn default() -> Self {
            Self {
                path: Err("no value supplied for path".to_string()),
                root: Err("no value supplied for root".to_string()),
            }
        }
    }
    impl FileDownloadQuery {
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn root<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::FileRoot>,
            T::Error: ::std::fmt::Display,
        {
            self.root = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for root: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<FileDownloadQuery> for super::FileDownloadQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: FileDownloadQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                path: value.path?,
                root: value.root?,
            })
        }
    }
    impl ::std::convert::From<super::FileDownloadQuery> for FileDownloadQuery {
        fn from(value: super::FileDownloadQuery) -> Self {
            Self {
                path: Ok(value.path),
                root: Ok(value.root),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct FileEntry {
        kind: ::std::result::Result<crate::FileKind, ::std::string::String>,
        media_type: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        modified_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
        path: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        previewable: ::std::result::Result<bool, ::std::string::String>,
        root: ::std::result::Result<crate::FileRoot, ::std::string::String>,
        size_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for FileEntry {
        fn default() -> Self {
            Self {
                kind: Err("no value supplied for kind".to_string()),
                media_type: Err("no value supplied for media_type".to_string()),
                modified_at: Err("no value supplied for modified_at".to_string()),
                name: Err("no value supplied for name".to_string()),
                path: Err("no value supplied for path".to_string()),
                previewable: Err("no value supplied for previewable".to_string()),
                root: Err("no value supplied for root".to_string()),
                size_bytes: Err("no value supplied for size_bytes".to_string()),
            }
        }
    }
    impl FileEntry {
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::FileKind>,
            T::Error: ::std::fmt::Display,
        {
            self.kind = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for kind: {e}"));
            self
        }
        pub fn media_type<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.media_type = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for media_type: {e}")
                });
            self
        }
        pub fn modified_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.modified_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for modified_at: {e}")
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn previewable<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.previewable = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for previewable: {e}")
                });
            self
        }
        pub fn root<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::FileRoot>,
            T::Error: ::std::fmt::Display,
        {
            self.root = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for root: {e}"));
            self
        }
        pub fn size_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.size_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for size_bytes: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<FileEntry> for super::FileEntry {
        type Error = super::error::ConversionError;
        fn try_from(
            value: FileEntry,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                kind: value.kind?,
                media_type: value.media_type?,
                modified_at: value.modified_at?,
                name: value.name?,
                path: value.path?,
                previewable: value.previewable?,
                root: value.root?,
                size_bytes: value.size_bytes?,
            })
        }
    }
    impl ::std::convert::From<super::FileEntry> for FileEntry {
        fn from(value: super::FileEntry) -> Self {
            Self {
                kind: Ok(value.kind),
                media_type: Ok(value.media_type),
                modified_at: Ok(value.modified_at),
                name: Ok(value.name),
                path: Ok(value.path),
                previewable: Ok(value.previewable),
                root: Ok(value.root),
                size_bytes: Ok(value.size_bytes),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct FileListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        name: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        order: ::std::result::Result<
            ::std::option::Option<crate::SortOrder>,
            ::std::string::String,
        >,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        path: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        root: ::std::result::Result<
            ::std::option::Option<crate::FileRoot>,
            ::std::string::String,
        >,
        sort: ::std::result::Result<
            ::std::option::Option<crate::FileSort>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for FileListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                name: Ok(Default::default()),
                order: Ok(Default::default()),
                page_token: Ok(Default::default()),
                path: Ok(Default::default()),
                root: Ok(Default::default()),
                sort: Ok(Default::default()),
            }
        }
    }
    impl FileListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn order<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SortOrder>>,
            T::Error: ::std::fmt::Display,
        {
            self.order = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for order: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn root<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::FileRoot>>,
            T::Error: ::std::fmt::Display,
        {
            self.root = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for root: {e}"));
            self
        }
        pub fn sort<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::FileSort>>,
            T::Error: ::std::fmt::Display,
        {
            self.sort = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for sort: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<FileListQuery> for super::FileListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: FileListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                name: value.name?,
                order: value.order?,
                page_token: value.page_token?,
                path: value.path?,
                root: value.root?,
                sort: value.sort?,
            })
        }
    }
    impl ::std::convert::From<super::FileListQuery> for FileListQuery {
        fn from(value: super::FileListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                name: Ok(value.name),
                order: Ok(value.order),
                page_token: Ok(value.page_token),
                path: Ok(value.path),
                root: Ok(value.root),
                sort: Ok(value.sort),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct FileResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::FileEntry>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for FileResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl FileResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::FileEntry>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<FileResultsPage> for super::FileResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: FileResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::FileResultsPage> for FileResultsPage {
        fn from(value: super::FileResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Health {
        state: ::std::result::Result<crate::HealthState, ::std::string::String>,
    }
    impl ::std::default::Default for Health {
        fn default() -> Self {
            Self {
                state: Err("no value supplied for state".to_string()),
            }
        }
    }
    impl Health {
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::HealthState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Health> for super::Health {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Health,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { state: value.state? })
        }
    }
    impl ::std::convert::From<super::Health> for Health {
        fn from(value: super::Health) -> Self {
            Self { state: Ok(value.state) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Origin {
        kind: ::std::result::Result<crate::OriginKind, ::std::string::String>,
        ref_: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for Origin {
        fn default() -> Self {
            Self {
                kind: Err("no value supplied for kind".to_string()),
                ref_: Err("no value supplied for ref_".to_string()),
            }
        }
    }
    impl Origin {
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::OriginKind>,
            T::Error: ::std::fmt::Display,
        {
            self.kind = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for kind: {e}"));
            self
        }
        pub fn ref_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.ref_ = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for ref_: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Origin> for super::Origin {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Origin,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                kind: value.kind?,
                ref_: value.ref_?,
            })
        }
    }
    impl ::std::convert::From<super::Origin> for Origin {
        fn from(value: super::Origin) -> Self {
            Self {
                kind: Ok(value.kind),
                ref_: Ok(value.ref_),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct PendingApproval {
        choices: ::std::result::Result<
            ::std::vec::Vec<crate::ApprovalChoice>,
            ::std::string::String,
        >,
        command: ::std::result::Result<::std::string::String, ::std::string::String>,
        description: ::std::result::Result<::std::string::String, ::std::string::String>,
        expires_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        id: ::std::result::Result<super::ApprovalId, ::std::string::String>,
        requested_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        tool: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for PendingApproval {
        fn default() -> Self {
            Self {
                choices: Err("no value supplied for choices".to_string()),
                command: Err("no value supplied for command".to_string()),
                description: Err("no value supplied for description".to_string()),
                expires_at: Err("no value supplied for expires_at".to_string()),
                id: Err("no value supplied for id".to_string()),
                requested_at: Err("no value supplied for requested_at".to_string()),
                tool: Err("no value supplied for tool".to_string()),
            }
        }
    }
    impl PendingApproval {
        pub fn choices<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<crate::ApprovalChoice>>,
            T::Error: ::std::fmt::Display,
        {
            self.choices = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for choices: {e}")
                });
            self
        }
        pub fn command<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.command = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for command: {e}")
                });
            self
        }
        pub fn description<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.description = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for description: {e}")
                });
            self
        }
        pub fn expires_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.expires_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for expires_at: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::ApprovalId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn requested_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.requested_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for requested_at: {e}")
                });
            self
        }
        pub fn tool<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.tool = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for tool: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<PendingApproval> for super::PendingApproval {
        type Error = super::error::ConversionError;
        fn try_from(
            value: PendingApproval,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                choices: value.choices?,
                command: value.command?,
                description: value.description?,
                expires_at: value.expires_at?,
                id: value.id?,
                requested_at: value.requested_at?,
                tool: value.tool?,
            })
        }
    }
    impl ::std::convert::From<super::PendingApproval> for PendingApproval {
        fn from(value: super::PendingApproval) -> Self {
            Self {
                choices: Ok(value.choices),
                command: Ok(value.command),
                description: Ok(value.description),
                expires_at: Ok(value.expires_at),
                id: Ok(value.id),
                requested_at: Ok(value.requested_at),
                tool: Ok(value.tool),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Provenance {
        model: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        release_id: ::std::result::Result<
            ::std::option::Option<super::ReleaseId>,
            ::std::string::String,
        >,
        tenant_revision: ::std::result::Result<i64, ::std::string::String>,
    }
    impl ::std::default::Default for Provenance {
        fn default() -> Self {
            Self {
                model: Err("no value supplied for model".to_string()),
                release_id: Err("no value supplied for release_id".to_string()),
                tenant_revision: Err("no value supplied for tenant_revision".to_string()),
            }
        }
    }
    impl Provenance {
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn release_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ReleaseId>>,
            T::Error: ::std::fmt::Display,
        {
            self.release_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for release_id: {e}")
                });
            self
        }
        pub fn tenant_revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_revision: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Provenance> for super::Provenance {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Provenance,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                model: value.model?,
                release_id: value.release_id?,
                tenant_revision: value.tenant_revision?,
            })
        }
    }
    impl ::std::convert::From<super::Provenance> for Provenance {
        fn from(value: super::Provenance) -> Self {
            Self {
                model: Ok(value.model),
                release_id: Ok(value.release_id),
                tenant_revision: Ok(value.tenant_revision),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Readiness {
        checks: ::std::result::Result<
            ::std::vec::Vec<super::ReadinessCheck>,
            ::std::string::String,
        >,
        state: ::std::result::Result<crate::ReadinessState, ::std::string::String>,
    }
    impl ::std::default::Default for Readiness {
        fn default() -> Self {
            Self {
                checks: Err("no value supplied for checks".to_string()),
                state: Err("no value supplied for state".to_string()),
            }
        }
    }
    impl Readiness {
        pub fn checks<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::ReadinessCheck>>,
            T::Error: ::std::fmt::Display,
        {
            self.checks = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for checks: {e}"));
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::ReadinessState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Readiness> for super::Readiness {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Readiness,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                checks: value.checks?,
                state: value.state?,
            })
        }
    }
    impl ::std::convert::From<super::Readiness> for Readiness {
        fn from(value: super::Readiness) -> Self {
            Self {
                checks: Ok(value.checks),
                state: Ok(value.state),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct ReadinessCheck {
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
        state: ::std::result::Result<crate::CheckState, ::std::string::String>,
    }
    impl ::std::default::Default for ReadinessCheck {
        fn default() -> Self {
            Self {
                name: Err("no value supplied for name".to_string()),
                state: Err("no value supplied for state".to_string()),
            }
        }
    }
    impl ReadinessCheck {
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::CheckState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<ReadinessCheck> for super::ReadinessCheck {
        type Error = super::error::ConversionError;
        fn try_from(
            value: ReadinessCheck,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                name: value.name?,
                state: value.state?,
            })
        }
    }
    impl ::std::convert::From<super::ReadinessCheck> for ReadinessCheck {
        fn from(value: super::ReadinessCheck) -> Self {
            Self {
                name: Ok(value.name),
                state: Ok(value.state),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Run {
        created_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        deadline_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        ended_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        error: ::std::result::Result<
            ::std::option::Option<super::RunError>,
            ::std::string::String,
        >,
        history: ::std::result::Result<super::RunHistory, ::std::string::String>,
        id: ::std::result::Result<super::RunId, ::std::string::String>,
        input: ::std::result::Result<
            ::std::vec::Vec<super::InputPart>,
            ::std::string::String,
        >,
        instructions: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        last_event_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        last_seq: ::std::result::Result<i64, ::std::string::String>,
        limits: ::std::result::Result<super::RunLimits, ::std::string::String>,
        metadata: ::std::result::Result<super::Metadata, ::std::string::String>,
        origin: ::std::result::Result<super::Origin, ::std::string::String>,
        output: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        pending_approval: ::std::result::Result<
            ::std::option::Option<super::PendingApproval>,
            ::std::string::String,
        >,
        provenance: ::std::result::Result<super::Provenance, ::std::string::String>,
        requested_by: ::std::result::Result<
            ::std::string::String,
            ::std::string::String,
        >,
        session_id: ::std::result::Result<
            ::std::option::Option<super::SessionId>,
            ::std::string::String,
        >,
        started_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        state: ::std::result::Result<crate::RunState, ::std::string::String>,
        state_reason: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        stop_outcome: ::std::result::Result<
            ::std::option::Option<crate::StopOutcome>,
            ::std::string::String,
        >,
        stop_requested_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        tenant_uid: ::std::result::Result<super::TenantUid, ::std::string::String>,
        usage: ::std::result::Result<super::Usage, ::std::string::String>,
    }
    impl ::std::default::Default for Run {
        fn default() -> Self {
            Self {
                created_at: Err("no value supplied for created_at".to_string()),
                deadline_at: Err("no value supplied for deadline_at".to_string()),
                ended_at: Err("no value supplied for ended_at".to_string()),
                error: Err("no value supplied for error".to_string()),
                history: Err("no value supplied for history".to_string()),
                id: Err("no value supplied for id".to_string()),
                input: Err("no value supplied for input".to_string()),
                instructions: Err("no value supplied for instructions".to_string()),
                last_event_at: Err("no value supplied for last_event_at".to_string()),
                last_seq: Err("no value supplied for last_seq".to_string()),
                limits: Err("no value supplied for limits".to_string()),
                metadata: Err("no value supplied for metadata".to_string()),
                origin: Err("no value supplied for origin".to_string()),
                output: Err("no value supplied for output".to_string()),
                pending_approval: Err(
                    "no value supplied for pending_approval".to_string(),
                ),
                provenance: Err("no value supplied for provenance".to_string()),
                requested_by: Err("no value supplied for requested_by".to_string()),
                session_id: Err("no value supplied for session_id".to_string()),
                started_at: Err("no value supplied for started_at".to_string()),
                state: Err("no value supplied for state".to_string()),
                state_reason: Err("no value supplied for state_reason".to_string()),
                stop_outcome: Err("no value supplied for stop_outcome".to_string()),
                stop_requested_at: Err(
                    "no value supplied for stop_requested_at".to_string(),
                ),
                tenant_id: Err("no value supplied for tenant_id".to_string()),
                tenant_uid: Err("no value supplied for tenant_uid".to_string()),
                usage: Err("no value supplied for usage".to_string()),
            }
        }
    }
    impl Run {
        pub fn created_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.created_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_at: {e}")
                });
            self
        }
        pub fn deadline_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.deadline_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for deadline_at: {e}")
                });
            self
        }
        pub fn ended_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.ended_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for ended_at: {e}")
                });
            self
        }
        pub fn error<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::RunError>>,
            T::Error: ::std::fmt::Display,
        {
            self.error = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for error: {e}"));
            self
        }
        pub fn history<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RunHistory>,
            T::Error: ::std::fmt::Display,
        {
            self.history = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for history: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RunId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn input<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::InputPart>>,
            T::Error: ::std::fmt::Display,
        {
            self.input = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for input: {e}"));
            self
        }
        pub fn instructions<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.instructions = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for instructions: {e}")
                });
            self
        }
        pub fn last_event_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.last_event_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_event_at: {e}")
                });
            self
        }
        pub fn last_seq<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.last_seq = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_seq: {e}")
                });
            self
        }
        pub fn limits<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RunLimits>,
            T::Error: ::std::fmt::Display,
        {
            self.limits = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limits: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Metadata>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn origin<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Origin>,
            T::Error: ::std::fmt::Display,
        {
            self.origin = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for origin: {e}"));
            self
        }
        pub fn output<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.output = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for output: {e}"));
            self
        }
        pub fn pending_approval<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::PendingApproval>>,
            T::Error: ::std::fmt::Display,
        {
            self.pending_approval = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for pending_approval: {e}")
                });
            self
        }
        pub fn provenance<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Provenance>,
            T::Error: ::std::fmt::Display,
        {
            self.provenance = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for provenance: {e}")
                });
            self
        }
        pub fn requested_by<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.requested_by = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for requested_by: {e}")
                });
            self
        }
        pub fn session_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SessionId>>,
            T::Error: ::std::fmt::Display,
        {
            self.session_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for session_id: {e}")
                });
            self
        }
        pub fn started_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.started_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for started_at: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::RunState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn state_reason<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.state_reason = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for state_reason: {e}")
                });
            self
        }
        pub fn stop_outcome<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::StopOutcome>>,
            T::Error: ::std::fmt::Display,
        {
            self.stop_outcome = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for stop_outcome: {e}")
                });
            self
        }
        pub fn stop_requested_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.stop_requested_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for stop_requested_at: {e}")
                });
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
        pub fn tenant_uid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantUid>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_uid = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_uid: {e}")
                });
            self
        }
        pub fn usage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Usage>,
            T::Error: ::std::fmt::Display,
        {
            self.usage = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for usage: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Run> for super::Run {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Run,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                created_at: value.created_at?,
                deadline_at: value.deadline_at?,
                ended_at: value.ended_at?,
                error: value.error?,
                history: value.history?,
                id: value.id?,
                input: value.input?,
                instructions: value.instructions?,
                last_event_at: value.last_event_at?,
                last_seq: value.last_seq?,
                limits: value.limits?,
                metadata: value.metadata?,
                origin: value.origin?,
                output: value.output?,
                pending_approval: value.pending_approval?,
                provenance: value.provenance?,
                requested_by: value.requested_by?,
                session_id: value.session_id?,
                started_at: value.started_at?,
                state: value.state?,
                state_reason: value.state_reason?,
                stop_outcome: value.stop_outcome?,
                stop_requested_at: value.stop_requested_at?,
                tenant_id: value.tenant_id?,
                tenant_uid: value.tenant_uid?,
                usage: value.usage?,
            })
        }
    }
    impl ::std::convert::From<super::Run> for Run {
        fn from(value: super::Run) -> Self {
            Self {
                created_at: Ok(value.created_at),
                deadline_at: Ok(value.deadline_at),
                ended_at: Ok(value.ended_at),
                error: Ok(value.error),
                history: Ok(value.history),
                id: Ok(value.id),
                input: Ok(value.input),
                instructions: Ok(value.instructions),
                last_event_at: Ok(value.last_event_at),
                last_seq: Ok(value.last_seq),
                limits: Ok(value.limits),
                metadata: Ok(value.metadata),
                origin: Ok(value.origin),
                output: Ok(value.output),
                pending_approval: Ok(value.pending_approval),
                provenance: Ok(value.provenance),
                requested_by: Ok(value.requested_by),
                session_id: Ok(value.session_id),
                started_at: Ok(value.started_at),
                state: Ok(value.state),
                state_reason: Ok(value.state_reason),
                stop_outcome: Ok(value.stop_outcome),
                stop_requested_at: Ok(value.stop_requested_at),
                tenant_id: Ok(value.tenant_id),
                tenant_uid: Ok(value.tenant_uid),
                usage: Ok(value.usage),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunCreate {
        history: ::std::result::Result<
            ::std::vec::Vec<super::Turn>,
            ::std::string::String,
        >,
        if_session_busy: ::std::result::Result<
            ::std::option::Option<crate::SessionBusy>,
            ::std::string::String,
        >,
        input: ::std::result::Result<
            ::std::vec::Vec<super::InputPart>,
            ::std::string::String,
        >,
        instructions: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        limits: ::std::result::Result<
            ::std::option::Option<super::RunLimitsCreate>,
            ::std::string::String,
        >,
        metadata: ::std::result::Result<
            ::std::option::Option<super::Metadata>,
            ::std::string::String,
        >,
        session_id: ::std::result::Result<
            ::std::option::Option<super::SessionId>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RunCreate {
        fn default() -> Self {
            Self {
                history: Ok(Default::default()),
                if_session_busy: Ok(Default::default()),
                input: Err("no value supplied for input".to_string()),
                instructions: Ok(Default::default()),
                limits: Ok(Default::default()),
                metadata: Ok(Default::default()),
                session_id: Ok(Default::default()),
            }
        }
    }
    impl RunCreate {
        pub fn history<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Turn>>,
            T::Error: ::std::fmt::Display,
        {
            self.history = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for history: {e}")
                });
            self
        }
        pub fn if_session_busy<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SessionBusy>>,
            T::Error: ::std::fmt::Display,
        {
            self.if_session_busy = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for if_session_busy: {e}")
                });
            self
        }
        pub fn input<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::InputPart>>,
            T::Error: ::std::fmt::Display,
        {
            self.input = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for input: {e}"));
            self
        }
        pub fn instructions<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.instructions = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for instructions: {e}")
                });
            self
        }
        pub fn limits<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::RunLimitsCreate>>,
            T::Error: ::std::fmt::Display,
        {
            self.limits = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limits: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::Metadata>>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn session_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SessionId>>,
            T::Error: ::std::fmt::Display,
        {
            self.session_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for session_id: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunCreate> for super::RunCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                history: value.history?,
                if_session_busy: value.if_session_busy?,
                input: value.input?,
                instructions: value.instructions?,
                limits: value.limits?,
                metadata: value.metadata?,
                session_id: value.session_id?,
            })
        }
    }
    impl ::std::convert::From<super::RunCreate> for RunCreate {
        fn from(value: super::RunCreate) -> Self {
            Self {
                history: Ok(value.history),
                if_session_busy: Ok(value.if_session_busy),
                input: Ok(value.input),
                instructions: Ok(value.instructions),
                limits: Ok(value.limits),
                metadata: Ok(value.metadata),
                session_id: Ok(value.session_id),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunCreateQuery {
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for RunCreateQuery {
        fn default() -> Self {
            Self {
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl RunCreateQuery {
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunCreateQuery> for super::RunCreateQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunCreateQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::RunCreateQuery> for RunCreateQuery {
        fn from(value: super::RunCreateQuery) -> Self {
            Self {
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunError {
        code: ::std::result::Result<crate::RunErrorCode, ::std::string::String>,
        message: ::std::result::Result<::std::string::String, ::std::string::String>,
        retryable: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for RunError {
        fn default() -> Self {
            Self {
                code: Err("no value supplied for code".to_string()),
                message: Err("no value supplied for message".to_string()),
                retryable: Err("no value supplied for retryable".to_string()),
            }
        }
    }
    impl RunError {
        pub fn code<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::RunErrorCode>,
            T::Error: ::std::fmt::Display,
        {
            self.code = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for code: {e}"));
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn retryable<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.retryable = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for retryable: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunError> for super::RunError {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunError,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                code: value.code?,
                message: value.message?,
                retryable: value.retryable?,
            })
        }
    }
    impl ::std::convert::From<super::RunError> for RunError {
        fn from(value: super::RunError) -> Self {
            Self {
                code: Ok(value.code),
                message: Ok(value.message),
                retryable: Ok(value.retryable),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunEvent {
        at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        data: ::std::result::Result<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            ::std::string::String,
        >,
        run_id: ::std::result::Result<super::RunId, ::std::string::String>,
        seq: ::std::result::Result<i64, ::std::string::String>,
        tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
        type_: ::std::result::Result<crate::RunEventType, ::std::string::String>,
    }
    impl ::std::default::Default for RunEvent {
        fn default() -> Self {
            Self {
                at: Err("no value supplied for at".to_string()),
                data: Err("no value supplied for data".to_string()),
                run_id: Err("no value supplied for run_id".to_string()),
                seq: Err("no value supplied for seq".to_string()),
                tenant_id: Err("no value supplied for tenant_id".to_string()),
                type_: Err("no value supplied for type_".to_string()),
            }
        }
    }
    impl RunEvent {
        pub fn at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.at = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for at: {e}"));
            self
        }
        pub fn data<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.data = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for data: {e}"));
            self
        }
        pub fn run_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RunId>,
            T::Error: ::std::fmt::Display,
        {
            self.run_id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for run_id: {e}"));
            self
        }
        pub fn seq<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.seq = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for seq: {e}"));
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
        pub fn type_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::RunEventType>,
            T::Error: ::std::fmt::Display,
        {
            self.type_ = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for type_: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RunEvent> for super::RunEvent {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunEvent,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                at: value.at?,
                data: value.data?,
                run_id: value.run_id?,
                seq: value.seq?,
                tenant_id: value.tenant_id?,
                type_: value.type_?,
            })
        }
    }
    impl ::std::convert::From<super::RunEvent> for RunEvent {
        fn from(value: super::RunEvent) -> Self {
            Self {
                at: Ok(value.at),
                data: Ok(value.data),
                run_id: Ok(value.run_id),
                seq: Ok(value.seq),
                tenant_id: Ok(value.tenant_id),
                type_: Ok(value.type_),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunEventListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RunEventListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
            }
        }
    }
    impl RunEventListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunEventListQuery> for super::RunEventListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunEventListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                page_token: value.page_token?,
            })
        }
    }
    impl ::std::convert::From<super::RunEventListQuery> for RunEventListQuery {
        fn from(value: super::RunEventListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunEventResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::RunEvent>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RunEventResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl RunEventResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::RunEvent>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunEventResultsPage> for super::RunEventResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunEventResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::RunEventResultsPage> for RunEventResultsPage {
        fn from(value: super::RunEventResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunHistory {
        messages: ::std::result::Result<i32, ::std::string::String>,
        truncated: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for RunHistory {
        fn default() -> Self {
            Self {
                messages: Err("no value supplied for messages".to_string()),
                truncated: Err("no value supplied for truncated".to_string()),
            }
        }
    }
    impl RunHistory {
        pub fn messages<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.messages = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for messages: {e}")
                });
            self
        }
        pub fn truncated<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.truncated = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for truncated: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunHistory> for super::RunHistory {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunHistory,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                messages: value.messages?,
                truncated: value.truncated?,
            })
        }
    }
    impl ::std::convert::From<super::RunHistory> for RunHistory {
        fn from(value: super::RunHistory) -> Self {
            Self {
                messages: Ok(value.messages),
                truncated: Ok(value.truncated),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunLimits {
        idle_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        max_tokens: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        queue_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
        timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for RunLimits {
        fn default() -> Self {
            Self {
                idle_timeout_seconds: Err(
                    "no value supplied for idle_timeout_seconds".to_string(),
                ),
                max_tokens: Err("no value supplied for max_tokens".to_string()),
                queue_timeout_seconds: Err(
                    "no value supplied for queue_timeout_seconds".to_string(),
                ),
                timeout_seconds: Err("no value supplied for timeout_seconds".to_string()),
            }
        }
    }
    impl RunLimits {
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_tokens<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_tokens = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_tokens: {e}")
                });
            self
        }
        pub fn queue_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.queue_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for queue_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for timeout_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunLimits> for super::RunLimits {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunLimits,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_tokens: value.max_tokens?,
                queue_timeout_seconds: value.queue_timeout_seconds?,
                timeout_seconds: value.timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::RunLimits> for RunLimits {
        fn from(value: super::RunLimits) -> Self {
            Self {
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_tokens: Ok(value.max_tokens),
                queue_timeout_seconds: Ok(value.queue_timeout_seconds),
                timeout_seconds: Ok(value.timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunLimitsCreate {
        idle_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        max_tokens: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        queue_timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
        timeout_seconds: ::std::result::Result<
            ::std::option::Option<i32>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RunLimitsCreate {
        fn default() -> Self {
            Self {
                idle_timeout_seconds: Ok(Default::default()),
                max_tokens: Ok(Default::default()),
                queue_timeout_seconds: Ok(Default::default()),
                timeout_seconds: Ok(Default::default()),
            }
        }
    }
    impl RunLimitsCreate {
        pub fn idle_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.idle_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for idle_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn max_tokens<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.max_tokens = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for max_tokens: {e}")
                });
            self
        }
        pub fn queue_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.queue_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for queue_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i32>>,
            T::Error: ::std::fmt::Display,
        {
            self.timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for timeout_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunLimitsCreate> for super::RunLimitsCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunLimitsCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                idle_timeout_seconds: value.idle_timeout_seconds?,
                max_tokens: value.max_tokens?,
                queue_timeout_seconds: value.queue_timeout_seconds?,
                timeout_seconds: value.timeout_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::RunLimitsCreate> for RunLimitsCreate {
        fn from(value: super::RunLimitsCreate) -> Self {
            Self {
                idle_timeout_seconds: Ok(value.idle_timeout_seconds),
                max_tokens: Ok(value.max_tokens),
                queue_timeout_seconds: Ok(value.queue_timeout_seconds),
                timeout_seconds: Ok(value.timeout_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunListQuery {
        created_after: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        created_before: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        limit: ::std::result::Result<i32, ::std::string::String>,
        origin: ::std::result::Result<
            ::std::option::Option<crate::OriginKind>,
            ::std::string::String,
        >,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        session_id: ::std::result::Result<
            ::std::option::Option<super::SessionId>,
            ::std::string::String,
        >,
        state: ::std::result::Result<
            ::std::option::Option<crate::RunState>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RunListQuery {
        fn default() -> Self {
            Self {
                created_after: Ok(Default::default()),
                created_before: Ok(Default::default()),
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                origin: Ok(Default::default()),
                page_token: Ok(Default::default()),
                session_id: Ok(Default::default()),
                state: Ok(Default::default()),
            }
        }
    }
    impl RunListQuery {
        pub fn created_after<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.created_after = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_after: {e}")
                });
            self
        }
        pub fn created_before<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.created_before = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_before: {e}")
                });
            self
        }
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn origin<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::OriginKind>>,
            T::Error: ::std::fmt::Display,
        {
            self.origin = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for origin: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn session_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SessionId>>,
            T::Error: ::std::fmt::Display,
        {
            self.session_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for session_id: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::RunState>>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RunListQuery> for super::RunListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                created_after: value.created_after?,
                created_before: value.created_before?,
                limit: value.limit?,
                origin: value.origin?,
                page_token: value.page_token?,
                session_id: value.session_id?,
                state: value.state?,
            })
        }
    }
    impl ::std::convert::From<super::RunListQuery> for RunListQuery {
        fn from(value: super::RunListQuery) -> Self {
            Self {
                created_after: Ok(value.created_after),
                created_before: Ok(value.created_before),
                limit: Ok(value.limit),
                origin: Ok(value.origin),
                page_token: Ok(value.page_token),
                session_id: Ok(value.session_id),
                state: Ok(value.state),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunResultsPage {
        items: ::std::result::Result<::std::vec::Vec<super::Run>, ::std::string::String>,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RunResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl RunResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Run>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunResultsPage> for super::RunResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::RunResultsPage> for RunResultsPage {
        fn from(value: super::RunResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunStop {
        force: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for RunStop {
        fn default() -> Self {
            Self {
                force: Ok(Default::default()),
            }
        }
    }
    impl RunStop {
        pub fn force<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.force = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for force: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RunStop> for super::RunStop {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunStop,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { force: value.force? })
        }
    }
    impl ::std::convert::From<super::RunStop> for RunStop {
        fn from(value: super::RunStop) -> Self {
            Self { force: Ok(value.force) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunStopQuery {
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for RunStopQuery {
        fn default() -> Self {
            Self {
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl RunStopQuery {
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunStopQuery> for super::RunStopQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunStopQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::RunStopQuery> for RunStopQuery {
        fn from(value: super::RunStopQuery) -> Self {
            Self {
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunViewQuery {
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for RunViewQuery {
        fn default() -> Self {
            Self {
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl RunViewQuery {
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RunViewQuery> for super::RunViewQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunViewQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::RunViewQuery> for RunViewQuery {
        fn from(value: super::RunViewQuery) -> Self {
            Self {
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RunWatchQuery {
        after: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
        from: ::std::result::Result<
            ::std::option::Option<crate::WatchFrom>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RunWatchQuery {
        fn default() -> Self {
            Self {
                after: Ok(Default::default()),
                from: Ok(Default::default()),
            }
        }
    }
    impl RunWatchQuery {
        pub fn after<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.after = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for after: {e}"));
            self
        }
        pub fn from<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::WatchFrom>>,
            T::Error: ::std::fmt::Display,
        {
            self.from = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for from: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RunWatchQuery> for super::RunWatchQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RunWatchQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                after: value.after?,
                from: value.from?,
            })
        }
    }
    impl ::std::convert::From<super::RunWatchQuery> for RunWatchQuery {
        fn from(value: super::RunWatchQuery) -> Self {
            Self {
                after: Ok(value.after),
                from: Ok(value.from),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeAcknowledgement {
        acknowledged: ::std::result::Result<i64, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeAcknowledgement {
        fn default() -> Self {
            Self {
                acknowledged: Err("no value supplied for acknowledged".to_string()),
            }
        }
    }
    impl RuntimeAcknowledgement {
        pub fn acknowledged<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.acknowledged = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for acknowledged: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeAcknowledgement>
    for super::RuntimeAcknowledgement {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeAcknowledgement,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                acknowledged: value.acknowledged?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeAcknowledgement> for RuntimeAcknowledgement {
        fn from(value: super::RuntimeAcknowledgement) -> Self {
            Self {
                acknowledged: Ok(value.acknowledged),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeCronFire {
        audience: ::std::result::Result<::std::string::String, ::std::string::String>,
        issuer: ::std::result::Result<::std::string::String, ::std::string::String>,
        verifier: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeCronFire {
        fn default() -> Self {
            Self {
                audience: Err("no value supplied for audience".to_string()),
                issuer: Err("no value supplied for issuer".to_string()),
                verifier: Err("no value supplied for verifier".to_string()),
            }
        }
    }
    impl RuntimeCronFire {
        pub fn audience<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.audience = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for audience: {e}")
                });
            self
        }
        pub fn issuer<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.issuer = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for issuer: {e}"));
            self
        }
        pub fn verifier<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.verifier = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for verifier: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeCronFire> for super::RuntimeCronFire {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeCronFire,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                audience: value.audience?,
                issuer: value.issuer?,
                verifier: value.verifier?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeCronFire> for RuntimeCronFire {
        fn from(value: super::RuntimeCronFire) -> Self {
            Self {
                audience: Ok(value.audience),
                issuer: Ok(value.issuer),
                verifier: Ok(value.verifier),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeHello {
        generation: ::std::result::Result<i64, ::std::string::String>,
        host_version: ::std::result::Result<
            ::std::string::String,
            ::std::string::String,
        >,
        isolation: ::std::result::Result<::std::string::String, ::std::string::String>,
        pid: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeHello {
        fn default() -> Self {
            Self {
                generation: Err("no value supplied for generation".to_string()),
                host_version: Err("no value supplied for host_version".to_string()),
                isolation: Err("no value supplied for isolation".to_string()),
                pid: Ok(Default::default()),
            }
        }
    }
    impl RuntimeHello {
        pub fn generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for generation: {e}")
                });
            self
        }
        pub fn host_version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.host_version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for host_version: {e}")
                });
            self
        }
        pub fn isolation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.isolation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for isolation: {e}")
                });
            self
        }
        pub fn pid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.pid = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for pid: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeHello> for super::RuntimeHello {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeHello,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                generation: value.generation?,
                host_version: value.host_version?,
                isolation: value.isolation?,
                pid: value.pid?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeHello> for RuntimeHello {
        fn from(value: super::RuntimeHello) -> Self {
            Self {
                generation: Ok(value.generation),
                host_version: Ok(value.host_version),
                isolation: Ok(value.isolation),
                pid: Ok(value.pid),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeOrder {
        data: ::std::result::Result<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            ::std::string::String,
        >,
        run_id: ::std::result::Result<
            ::std::option::Option<super::RunId>,
            ::std::string::String,
        >,
        seq: ::std::result::Result<i64, ::std::string::String>,
        type_: ::std::result::Result<crate::RuntimeOrderType, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeOrder {
        fn default() -> Self {
            Self {
                data: Err("no value supplied for data".to_string()),
                run_id: Err("no value supplied for run_id".to_string()),
                seq: Err("no value supplied for seq".to_string()),
                type_: Err("no value supplied for type_".to_string()),
            }
        }
    }
    impl RuntimeOrder {
        pub fn data<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.data = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for data: {e}"));
            self
        }
        pub fn run_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::RunId>>,
            T::Error: ::std::fmt::Display,
        {
            self.run_id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for run_id: {e}"));
            self
        }
        pub fn seq<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.seq = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for seq: {e}"));
            self
        }
        pub fn type_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::RuntimeOrderType>,
            T::Error: ::std::fmt::Display,
        {
            self.type_ = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for type_: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeOrder> for super::RuntimeOrder {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeOrder,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                data: value.data?,
                run_id: value.run_id?,
                seq: value.seq?,
                type_: value.type_?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeOrder> for RuntimeOrder {
        fn from(value: super::RuntimeOrder) -> Self {
            Self {
                data: Ok(value.data),
                run_id: Ok(value.run_id),
                seq: Ok(value.seq),
                type_: Ok(value.type_),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeOrderWatchQuery {
        after: ::std::result::Result<i64, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeOrderWatchQuery {
        fn default() -> Self {
            Self {
                after: Ok(Default::default()),
            }
        }
    }
    impl RuntimeOrderWatchQuery {
        pub fn after<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.after = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for after: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeOrderWatchQuery>
    for super::RuntimeOrderWatchQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeOrderWatchQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { after: value.after? })
        }
    }
    impl ::std::convert::From<super::RuntimeOrderWatchQuery> for RuntimeOrderWatchQuery {
        fn from(value: super::RuntimeOrderWatchQuery) -> Self {
            Self { after: Ok(value.after) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeReport {
        data: ::std::result::Result<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            ::std::string::String,
        >,
        number: ::std::result::Result<i64, ::std::string::String>,
        run_id: ::std::result::Result<
            ::std::option::Option<super::RunId>,
            ::std::string::String,
        >,
        type_: ::std::result::Result<crate::RuntimeReportType, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeReport {
        fn default() -> Self {
            Self {
                data: Err("no value supplied for data".to_string()),
                number: Err("no value supplied for number".to_string()),
                run_id: Ok(Default::default()),
                type_: Err("no value supplied for type_".to_string()),
            }
        }
    }
    impl RuntimeReport {
        pub fn data<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::serde_json::Map<::std::string::String, ::serde_json::Value>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.data = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for data: {e}"));
            self
        }
        pub fn number<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.number = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for number: {e}"));
            self
        }
        pub fn run_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::RunId>>,
            T::Error: ::std::fmt::Display,
        {
            self.run_id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for run_id: {e}"));
            self
        }
        pub fn type_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::RuntimeReportType>,
            T::Error: ::std::fmt::Display,
        {
            self.type_ = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for type_: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeReport> for super::RuntimeReport {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeReport,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                data: value.data?,
                number: value.number?,
                run_id: value.run_id?,
                type_: value.type_?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeReport> for RuntimeReport {
        fn from(value: super::RuntimeReport) -> Self {
            Self {
                data: Ok(value.data),
                number: Ok(value.number),
                run_id: Ok(value.run_id),
                type_: Ok(value.type_),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeReports {
        generation: ::std::result::Result<i64, ::std::string::String>,
        reports: ::std::result::Result<
            ::std::vec::Vec<super::RuntimeReport>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for RuntimeReports {
        fn default() -> Self {
            Self {
                generation: Err("no value supplied for generation".to_string()),
                reports: Err("no value supplied for reports".to_string()),
            }
        }
    }
    impl RuntimeReports {
        pub fn generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for generation: {e}")
                });
            self
        }
        pub fn reports<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::RuntimeReport>>,
            T::Error: ::std::fmt::Display,
        {
            self.reports = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for reports: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeReports> for super::RuntimeReports {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeReports,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                generation: value.generation?,
                reports: value.reports?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeReports> for RuntimeReports {
        fn from(value: super::RuntimeReports) -> Self {
            Self {
                generation: Ok(value.generation),
                reports: Ok(value.reports),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeSettings {
        approval_timeout_seconds: ::std::result::Result<i32, ::std::string::String>,
        cron_fire: ::std::result::Result<
            ::std::option::Option<super::RuntimeCronFire>,
            ::std::string::String,
        >,
        disabled_skills: ::std::result::Result<
            ::std::vec::Vec<super::SkillName>,
            ::std::string::String,
        >,
        environment: ::std::result::Result<
            ::std::collections::BTreeMap<::std::string::String, crate::SecretText>,
            ::std::string::String,
        >,
        model: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        slots: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeSettings {
        fn default() -> Self {
            Self {
                approval_timeout_seconds: Err(
                    "no value supplied for approval_timeout_seconds".to_string(),
                ),
                cron_fire: Ok(Default::default()),
                disabled_skills: Err(
                    "no value supplied for disabled_skills".to_string(),
                ),
                environment: Err("no value supplied for environment".to_string()),
                model: Err("no value supplied for model".to_string()),
                slots: Err("no value supplied for slots".to_string()),
            }
        }
    }
    impl RuntimeSettings {
        pub fn approval_timeout_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.approval_timeout_seconds = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for approval_timeout_seconds: {e}"
                    )
                });
            self
        }
        pub fn cron_fire<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::RuntimeCronFire>>,
            T::Error: ::std::fmt::Display,
        {
            self.cron_fire = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for cron_fire: {e}")
                });
            self
        }
        pub fn disabled_skills<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::SkillName>>,
            T::Error: ::std::fmt::Display,
        {
            self.disabled_skills = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for disabled_skills: {e}")
                });
            self
        }
        pub fn environment<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::collections::BTreeMap<::std::string::String, crate::SecretText>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.environment = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for environment: {e}")
                });
            self
        }
        pub fn model<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.model = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for model: {e}"));
            self
        }
        pub fn slots<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.slots = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for slots: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeSettings> for super::RuntimeSettings {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeSettings,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                approval_timeout_seconds: value.approval_timeout_seconds?,
                cron_fire: value.cron_fire?,
                disabled_skills: value.disabled_skills?,
                environment: value.environment?,
                model: value.model?,
                slots: value.slots?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeSettings> for RuntimeSettings {
        fn from(value: super::RuntimeSettings) -> Self {
            Self {
                approval_timeout_seconds: Ok(value.approval_timeout_seconds),
                cron_fire: Ok(value.cron_fire),
                disabled_skills: Ok(value.disabled_skills),
                environment: Ok(value.environment),
                model: Ok(value.model),
                slots: Ok(value.slots),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct RuntimeWelcome {
        acknowledged: ::std::result::Result<i64, ::std::string::String>,
        generation: ::std::result::Result<i64, ::std::string::String>,
        revision: ::std::result::Result<i64, ::std::string::String>,
        settings: ::std::result::Result<super::RuntimeSettings, ::std::string::String>,
    }
    impl ::std::default::Default for RuntimeWelcome {
        fn default() -> Self {
            Self {
                acknowledged: Err("no value supplied for acknowledged".to_string()),
                generation: Err("no value supplied for generation".to_string()),
                revision: Err("no value supplied for revision".to_string()),
                settings: Err("no value supplied for settings".to_string()),
            }
        }
    }
    impl RuntimeWelcome {
        pub fn acknowledged<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.acknowledged = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for acknowledged: {e}")
                });
            self
        }
        pub fn generation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.generation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for generation: {e}")
                });
            self
        }
        pub fn revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for revision: {e}")
                });
            self
        }
        pub fn settings<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::RuntimeSettings>,
            T::Error: ::std::fmt::Display,
        {
            self.settings = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for settings: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<RuntimeWelcome> for super::RuntimeWelcome {
        type Error = super::error::ConversionError;
        fn try_from(
            value: RuntimeWelcome,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                acknowledged: value.acknowledged?,
                generation: value.generation?,
                revision: value.revision?,
                settings: value.settings?,
            })
        }
    }
    impl ::std::convert::From<super::RuntimeWelcome> for RuntimeWelcome {
        fn from(value: super::RuntimeWelcome) -> Self {
            Self {
                acknowledged: Ok(value.acknowledged),
                generation: Ok(value.generation),
                revision: Ok(value.revision),
                settings: Ok(value.settings),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Secret {
        created_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        created_by: ::std::result::Result<::std::string::String, ::std::string::String>,
        expires_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        grant: ::std::result::Result<
            ::std::option::Option<super::SecretGrant>,
            ::std::string::String,
        >,
        id: ::std::result::Result<super::SecretId, ::std::string::String>,
        kind: ::std::result::Result<crate::SecretKind, ::std::string::String>,
        last_error: ::std::result::Result<
            ::std::option::Option<super::SecretError>,
            ::std::string::String,
        >,
        last_refreshed_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        material_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        name: ::std::result::Result<super::SecretName, ::std::string::String>,
        next_refresh_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        oauth2: ::std::result::Result<
            ::std::option::Option<super::SecretOauth2>,
            ::std::string::String,
        >,
        provider: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        revision: ::std::result::Result<i64, ::std::string::String>,
        scope: ::std::result::Result<crate::SecretScope, ::std::string::String>,
        state: ::std::result::Result<crate::SecretState, ::std::string::String>,
        tenants: ::std::result::Result<
            ::std::vec::Vec<super::SecretTenant>,
            ::std::string::String,
        >,
        updated_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        used_by: ::std::result::Result<
            ::std::vec::Vec<super::SecretUser>,
            ::std::string::String,
        >,
        version: ::std::result::Result<i64, ::std::string::String>,
    }
    impl ::std::default::Default for Secret {
        fn default() -> Self {
            Self {
                created_at: Err("no value supplied for created_at".to_string()),
                created_by: Err("no value supplied for created_by".to_string()),
                expires_at: Err("no value supplied for expires_at".to_string()),
                grant: Err("no value supplied for grant".to_string()),
                id: Err("no value supplied for id".to_string()),
                kind: Err("no value supplied for kind".to_string()),
                last_error: Err("no value supplied for last_error".to_string()),
                last_refreshed_at: Err(
                    "no value supplied for last_refreshed_at".to_string(),
                ),
                material_at: Err("no value supplied for material_at".to_string()),
                name: Err("no value supplied for name".to_string()),
                next_refresh_at: Err(
                    "no value supplied for next_refresh_at".to_string(),
                ),
                oauth2: Err("no value supplied for oauth2".to_string()),
                provider: Err("no value supplied for provider".to_string()),
                revision: Err("no value supplied for revision".to_string()),
                scope: Err("no value supplied for scope".to_string()),
                state: Err("no value supplied for state".to_string()),
                tenants: Err("no value supplied for tenants".to_string()),
                updated_at: Err("no value supplied for updated_at".to_string()),
                used_by: Err("no value supplied for used_by".to_string()),
                version: Err("no value supplied for version".to_string()),
            }
        }
    }
    impl Secret {
        pub fn created_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.created_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_at: {e}")
                });
            self
        }
        pub fn created_by<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.created_by = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_by: {e}")
                });
            self
        }
        pub fn expires_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.expires_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for expires_at: {e}")
                });
            self
        }
        pub fn grant<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SecretGrant>>,
            T::Error: ::std::fmt::Display,
        {
            self.grant = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for grant: {e}"));
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::SecretId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretKind>,
            T::Error: ::std::fmt::Display,
        {
            self.kind = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for kind: {e}"));
            self
        }
        pub fn last_error<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SecretError>>,
            T::Error: ::std::fmt::Display,
        {
            self.last_error = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_error: {e}")
                });
            self
        }
        pub fn last_refreshed_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.last_refreshed_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_refreshed_at: {e}")
                });
            self
        }
        pub fn material_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.material_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for material_at: {e}")
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::SecretName>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn next_refresh_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_refresh_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_refresh_at: {e}")
                });
            self
        }
        pub fn oauth2<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SecretOauth2>>,
            T::Error: ::std::fmt::Display,
        {
            self.oauth2 = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for oauth2: {e}"));
            self
        }
        pub fn provider<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.provider = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for provider: {e}")
                });
            self
        }
        pub fn revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for revision: {e}")
                });
            self
        }
        pub fn scope<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretScope>,
            T::Error: ::std::fmt::Display,
        {
            self.scope = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for scope: {e}"));
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn tenants<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::SecretTenant>>,
            T::Error: ::std::fmt::Display,
        {
            self.tenants = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenants: {e}")
                });
            self
        }
        pub fn updated_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.updated_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for updated_at: {e}")
                });
            self
        }
        pub fn used_by<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::SecretUser>>,
            T::Error: ::std::fmt::Display,
        {
            self.used_by = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for used_by: {e}")
                });
            self
        }
        pub fn version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for version: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Secret> for super::Secret {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Secret,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                created_at: value.created_at?,
                created_by: value.created_by?,
                expires_at: value.expires_at?,
                grant: value.grant?,
                id: value.id?,
                kind: value.kind?,
                last_error: value.last_error?,
                last_refreshed_at: value.last_refreshed_at?,
                material_at: value.material_at?,
                name: value.name?,
                next_refresh_at: value.next_refresh_at?,
                oauth2: value.oauth2?,
                provider: value.provider?,
                revision: value.revision?,
                scope: value.scope?,
                state: value.state?,
                tenants: value.tenants?,
                updated_at: value.updated_at?,
                used_by: value.used_by?,
                version: value.version?,
            })
        }
    }
    impl ::std::convert::From<super::Secret> for Secret {
        fn from(value: super::Secret) -> Self {
            Self {
                created_at: Ok(value.created_at),
                created_by: Ok(value.created_by),
                expires_at: Ok(value.expires_at),
                grant: Ok(value.grant),
                id: Ok(value.id),
                kind: Ok(value.kind),
                last_error: Ok(value.last_error),
                last_refreshed_at: Ok(value.last_refreshed_at),
                material_at: Ok(value.material_at),
                name: Ok(value.name),
                next_refresh_at: Ok(value.next_refresh_at),
                oauth2: Ok(value.oauth2),
                provider: Ok(value.provider),
                revision: Ok(value.revision),
                scope: Ok(value.scope),
                state: Ok(value.state),
                tenants: Ok(value.tenants),
                updated_at: Ok(value.updated_at),
                used_by: Ok(value.used_by),
                version: Ok(value.version),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretCreate {
        grant: ::std::result::Result<
            ::std::option::Option<super::SecretGrantCreate>,
            ::std::string::String,
        >,
        kind: ::std::result::Result<crate::SecretKind, ::std::string::String>,
        material: ::std::result::Result<super::SecretMaterial, ::std::string::String>,
        name: ::std::result::Result<super::SecretName, ::std::string::String>,
        oauth2: ::std::result::Result<
            ::std::option::Option<super::SecretOauth2Create>,
            ::std::string::String,
        >,
        provider: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        tenant_ids: ::std::result::Result<
            ::std::vec::Vec<super::TenantId>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SecretCreate {
        fn default() -> Self {
            Self {
                grant: Ok(Default::default()),
                kind: Err("no value supplied for kind".to_string()),
                material: Err("no value supplied for material".to_string()),
                name: Err("no value supplied for name".to_string()),
                oauth2: Ok(Default::default()),
                provider: Ok(Default::default()),
                tenant_ids: Ok(Default::default()),
            }
        }
    }
    impl SecretCreate {
        pub fn grant<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SecretGrantCreate>>,
            T::Error: ::std::fmt::Display,
        {
            self.grant = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for grant: {e}"));
            self
        }
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretKind>,
            T::Error: ::std::fmt::Display,
        {
            self.kind = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for kind: {e}"));
            self
        }
        pub fn material<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::SecretMaterial>,
            T::Error: ::std::fmt::Display,
        {
            self.material = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for material: {e}")
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::SecretName>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn oauth2<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::SecretOauth2Create>>,
            T::Error: ::std::fmt::Display,
        {
            self.oauth2 = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for oauth2: {e}"));
            self
        }
        pub fn provider<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.provider = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for provider: {e}")
                });
            self
        }
        pub fn tenant_ids<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::TenantId>>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_ids = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_ids: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretCreate> for super::SecretCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                grant: value.grant?,
                kind: value.kind?,
                material: value.material?,
                name: value.name?,
                oauth2: value.oauth2?,
                provider: value.provider?,
                tenant_ids: value.tenant_ids?,
            })
        }
    }
    impl ::std::convert::From<super::SecretCreate> for SecretCreate {
        fn from(value: super::SecretCreate) -> Self {
            Self {
                grant: Ok(value.grant),
                kind: Ok(value.kind),
                material: Ok(value.material),
                name: Ok(value.name),
                oauth2: Ok(value.oauth2),
                provider: Ok(value.provider),
                tenant_ids: Ok(value.tenant_ids),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretError {
        code: ::std::result::Result<crate::SecretErrorCode, ::std::string::String>,
        message: ::std::result::Result<::std::string::String, ::std::string::String>,
        occurred_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
    }
    impl ::std::default::Default for SecretError {
        fn default() -> Self {
            Self {
                code: Err("no value supplied for code".to_string()),
                message: Err("no value supplied for message".to_string()),
                occurred_at: Err("no value supplied for occurred_at".to_string()),
            }
        }
    }
    impl SecretError {
        pub fn code<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretErrorCode>,
            T::Error: ::std::fmt::Display,
        {
            self.code = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for code: {e}"));
            self
        }
        pub fn message<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.message = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for message: {e}")
                });
            self
        }
        pub fn occurred_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.occurred_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for occurred_at: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretError> for super::SecretError {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretError,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                code: value.code?,
                message: value.message?,
                occurred_at: value.occurred_at?,
            })
        }
    }
    impl ::std::convert::From<super::SecretError> for SecretError {
        fn from(value: super::SecretError) -> Self {
            Self {
                code: Ok(value.code),
                message: Ok(value.message),
                occurred_at: Ok(value.occurred_at),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretGrant {
        kind: ::std::result::Result<crate::SecretGrantKind, ::std::string::String>,
        name: ::std::result::Result<
            ::std::option::Option<super::EnvironmentName>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SecretGrant {
        fn default() -> Self {
            Self {
                kind: Err("no value supplied for kind".to_string()),
                name: Err("no value supplied for name".to_string()),
            }
        }
    }
    impl SecretGrant {
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretGrantKind>,
            T::Error: ::std::fmt::Display,
        {
            self.kind = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for kind: {e}"));
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::EnvironmentName>>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SecretGrant> for super::SecretGrant {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretGrant,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                kind: value.kind?,
                name: value.name?,
            })
        }
    }
    impl ::std::convert::From<super::SecretGrant> for SecretGrant {
        fn from(value: super::SecretGrant) -> Self {
            Self {
                kind: Ok(value.kind),
                name: Ok(value.name),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretGrantCreate {
        kind: ::std::result::Result<crate::SecretGrantKind, ::std::string::String>,
        name: ::std::result::Result<
            ::std::option::Option<super::EnvironmentName>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SecretGrantCreate {
        fn default() -> Self {
            Self {
                kind: Err("no value supplied for kind".to_string()),
                name: Ok(Default::default()),
            }
        }
    }
    impl SecretGrantCreate {
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretGrantKind>,
            T::Error: ::std::fmt::Display,
        {
            self.kind = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for kind: {e}"));
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::EnvironmentName>>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SecretGrantCreate> for super::SecretGrantCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretGrantCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                kind: value.kind?,
                name: value.name?,
            })
        }
    }
    impl ::std::convert::From<super::SecretGrantCreate> for SecretGrantCreate {
        fn from(value: super::SecretGrantCreate) -> Self {
            Self {
                kind: Ok(value.kind),
                name: Ok(value.name),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SecretListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
            }
        }
    }
    impl SecretListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretListQuery> for super::SecretListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                page_token: value.page_token?,
            })
        }
    }
    impl ::std::convert::From<super::SecretListQuery> for SecretListQuery {
        fn from(value: super::SecretListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretMaterial {
        access_token: ::std::result::Result<
            ::std::option::Option<crate::SecretText>,
            ::std::string::String,
        >,
        client_secret: ::std::result::Result<
            ::std::option::Option<crate::SecretText>,
            ::std::string::String,
        >,
        expires_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        refresh_token: ::std::result::Result<
            ::std::option::Option<crate::SecretText>,
            ::std::string::String,
        >,
        value: ::std::result::Result<
            ::std::option::Option<crate::SecretText>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SecretMaterial {
        fn default() -> Self {
            Self {
                access_token: Ok(Default::default()),
                client_secret: Ok(Default::default()),
                expires_at: Ok(Default::default()),
                refresh_token: Ok(Default::default()),
                value: Ok(Default::default()),
            }
        }
    }
    impl SecretMaterial {
        pub fn access_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SecretText>>,
            T::Error: ::std::fmt::Display,
        {
            self.access_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for access_token: {e}")
                });
            self
        }
        pub fn client_secret<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SecretText>>,
            T::Error: ::std::fmt::Display,
        {
            self.client_secret = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for client_secret: {e}")
                });
            self
        }
        pub fn expires_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.expires_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for expires_at: {e}")
                });
            self
        }
        pub fn refresh_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SecretText>>,
            T::Error: ::std::fmt::Display,
        {
            self.refresh_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for refresh_token: {e}")
                });
            self
        }
        pub fn value<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SecretText>>,
            T::Error: ::std::fmt::Display,
        {
            self.value = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for value: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SecretMaterial> for super::SecretMaterial {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretMaterial,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                access_token: value.access_token?,
                client_secret: value.client_secret?,
                expires_at: value.expires_at?,
                refresh_token: value.refresh_token?,
                value: value.value?,
            })
        }
    }
    impl ::std::convert::From<super::SecretMaterial> for SecretMaterial {
        fn from(value: super::SecretMaterial) -> Self {
            Self {
                access_token: Ok(value.access_token),
                client_secret: Ok(value.client_secret),
                expires_at: Ok(value.expires_at),
                refresh_token: Ok(value.refresh_token),
                value: Ok(value.value),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretOauth2 {
        client_authentication: ::std::result::Result<
            crate::SecretClientAuthentication,
            ::std::string::String,
        >,
        client_id: ::std::result::Result<::std::string::String, ::std::string::String>,
        scopes: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        token_url: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for SecretOauth2 {
        fn default() -> Self {
            Self {
                client_authentication: Err(
                    "no value supplied for client_authentication".to_string(),
                ),
                client_id: Err("no value supplied for client_id".to_string()),
                scopes: Err("no value supplied for scopes".to_string()),
                token_url: Err("no value supplied for token_url".to_string()),
            }
        }
    }
    impl SecretOauth2 {
        pub fn client_authentication<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretClientAuthentication>,
            T::Error: ::std::fmt::Display,
        {
            self.client_authentication = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for client_authentication: {e}"
                    )
                });
            self
        }
        pub fn client_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.client_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for client_id: {e}")
                });
            self
        }
        pub fn scopes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.scopes = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for scopes: {e}"));
            self
        }
        pub fn token_url<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.token_url = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for token_url: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretOauth2> for super::SecretOauth2 {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretOauth2,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                client_authentication: value.client_authentication?,
                client_id: value.client_id?,
                scopes: value.scopes?,
                token_url: value.token_url?,
            })
        }
    }
    impl ::std::convert::From<super::SecretOauth2> for SecretOauth2 {
        fn from(value: super::SecretOauth2) -> Self {
            Self {
                client_authentication: Ok(value.client_authentication),
                client_id: Ok(value.client_id),
                scopes: Ok(value.scopes),
                token_url: Ok(value.token_url),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretOauth2Create {
        client_authentication: ::std::result::Result<
            ::std::option::Option<crate::SecretClientAuthentication>,
            ::std::string::String,
        >,
        client_id: ::std::result::Result<::std::string::String, ::std::string::String>,
        scopes: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        token_url: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for SecretOauth2Create {
        fn default() -> Self {
            Self {
                client_authentication: Ok(Default::default()),
                client_id: Err("no value supplied for client_id".to_string()),
                scopes: Ok(Default::default()),
                token_url: Err("no value supplied for token_url".to_string()),
            }
        }
    }
    impl SecretOauth2Create {
        pub fn client_authentication<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::option::Option<crate::SecretClientAuthentication>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.client_authentication = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for client_authentication: {e}"
                    )
                });
            self
        }
        pub fn client_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.client_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for client_id: {e}")
                });
            self
        }
        pub fn scopes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.scopes = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for scopes: {e}"));
            self
        }
        pub fn token_url<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.token_url = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for token_url: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretOauth2Create> for super::SecretOauth2Create {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretOauth2Create,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                client_authentication: value.client_authentication?,
                client_id: value.client_id?,
                scopes: value.scopes?,
                token_url: value.token_url?,
            })
        }
    }
    impl ::std::convert::From<super::SecretOauth2Create> for SecretOauth2Create {
        fn from(value: super::SecretOauth2Create) -> Self {
            Self {
                client_authentication: Ok(value.client_authentication),
                client_id: Ok(value.client_id),
                scopes: Ok(value.scopes),
                token_url: Ok(value.token_url),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretRefreshed {
        code: ::std::result::Result<
            ::std::option::Option<crate::SecretErrorCode>,
            ::std::string::String,
        >,
        outcome: ::std::result::Result<
            crate::SecretRefreshOutcome,
            ::std::string::String,
        >,
        secret_id: ::std::result::Result<super::SecretId, ::std::string::String>,
    }
    impl ::std::default::Default for SecretRefreshed {
        fn default() -> Self {
            Self {
                code: Err("no value supplied for code".to_string()),
                outcome: Err("no value supplied for outcome".to_string()),
                secret_id: Err("no value supplied for secret_id".to_string()),
            }
        }
    }
    impl SecretRefreshed {
        pub fn code<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SecretErrorCode>>,
            T::Error: ::std::fmt::Display,
        {
            self.code = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for code: {e}"));
            self
        }
        pub fn outcome<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SecretRefreshOutcome>,
            T::Error: ::std::fmt::Display,
        {
            self.outcome = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for outcome: {e}")
                });
            self
        }
        pub fn secret_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::SecretId>,
            T::Error: ::std::fmt::Display,
        {
            self.secret_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for secret_id: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretRefreshed> for super::SecretRefreshed {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretRefreshed,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                code: value.code?,
                outcome: value.outcome?,
                secret_id: value.secret_id?,
            })
        }
    }
    impl ::std::convert::From<super::SecretRefreshed> for SecretRefreshed {
        fn from(value: super::SecretRefreshed) -> Self {
            Self {
                code: Ok(value.code),
                outcome: Ok(value.outcome),
                secret_id: Ok(value.secret_id),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::Secret>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SecretResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl SecretResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Secret>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretResultsPage> for super::SecretResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::SecretResultsPage> for SecretResultsPage {
        fn from(value: super::SecretResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretTenant {
        id: ::std::result::Result<super::TenantId, ::std::string::String>,
        uid: ::std::result::Result<super::TenantUid, ::std::string::String>,
    }
    impl ::std::default::Default for SecretTenant {
        fn default() -> Self {
            Self {
                id: Err("no value supplied for id".to_string()),
                uid: Err("no value supplied for uid".to_string()),
            }
        }
    }
    impl SecretTenant {
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn uid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantUid>,
            T::Error: ::std::fmt::Display,
        {
            self.uid = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for uid: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SecretTenant> for super::SecretTenant {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretTenant,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                id: value.id?,
                uid: value.uid?,
            })
        }
    }
    impl ::std::convert::From<super::SecretTenant> for SecretTenant {
        fn from(value: super::SecretTenant) -> Self {
            Self {
                id: Ok(value.id),
                uid: Ok(value.uid),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretUser {
        id: ::std::result::Result<super::TenantId, ::std::string::String>,
        observed_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        observed_version: ::std::result::Result<i64, ::std::string::String>,
        uid: ::std::result::Result<super::TenantUid, ::std::string::String>,
    }
    impl ::std::default::Default for SecretUser {
        fn default() -> Self {
            Self {
                id: Err("no value supplied for id".to_string()),
                observed_at: Err("no value supplied for observed_at".to_string()),
                observed_version: Err(
                    "no value supplied for observed_version".to_string(),
                ),
                uid: Err("no value supplied for uid".to_string()),
            }
        }
    }
    impl SecretUser {
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn observed_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.observed_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for observed_at: {e}")
                });
            self
        }
        pub fn observed_version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.observed_version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for observed_version: {e}")
                });
            self
        }
        pub fn uid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantUid>,
            T::Error: ::std::fmt::Display,
        {
            self.uid = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for uid: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SecretUser> for super::SecretUser {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretUser,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                id: value.id?,
                observed_at: value.observed_at?,
                observed_version: value.observed_version?,
                uid: value.uid?,
            })
        }
    }
    impl ::std::convert::From<super::SecretUser> for SecretUser {
        fn from(value: super::SecretUser) -> Self {
            Self {
                id: Ok(value.id),
                observed_at: Ok(value.observed_at),
                observed_version: Ok(value.observed_version),
                uid: Ok(value.uid),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SecretsRefreshed {
        examined_count: ::std::result::Result<i32, ::std::string::String>,
        failed_count: ::std::result::Result<i32, ::std::string::String>,
        refreshed_count: ::std::result::Result<i32, ::std::string::String>,
        remaining_count: ::std::result::Result<i32, ::std::string::String>,
        results: ::std::result::Result<
            ::std::vec::Vec<super::SecretRefreshed>,
            ::std::string::String,
        >,
        skipped_count: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for SecretsRefreshed {
        fn default() -> Self {
            Self {
                examined_count: Err("no value supplied for examined_count".to_string()),
                failed_count: Err("no value supplied for failed_count".to_string()),
                refreshed_count: Err(
                    "no value supplied for refreshed_count".to_string(),
                ),
                remaining_count: Err(
                    "no value supplied for remaining_count".to_string(),
                ),
                results: Err("no value supplied for results".to_string()),
                skipped_count: Err("no value supplied for skipped_count".to_string()),
            }
        }
    }
    impl SecretsRefreshed {
        pub fn examined_count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.examined_count = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for examined_count: {e}")
                });
            self
        }
        pub fn failed_count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.failed_count = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for failed_count: {e}")
                });
            self
        }
        pub fn refreshed_count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.refreshed_count = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for refreshed_count: {e}")
                });
            self
        }
        pub fn remaining_count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.remaining_count = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for remaining_count: {e}")
                });
            self
        }
        pub fn results<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::SecretRefreshed>>,
            T::Error: ::std::fmt::Display,
        {
            self.results = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for results: {e}")
                });
            self
        }
        pub fn skipped_count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.skipped_count = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for skipped_count: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SecretsRefreshed> for super::SecretsRefreshed {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SecretsRefreshed,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                examined_count: value.examined_count?,
                failed_count: value.failed_count?,
                refreshed_count: value.refreshed_count?,
                remaining_count: value.remaining_count?,
                results: value.results?,
                skipped_count: value.skipped_count?,
            })
        }
    }
    impl ::std::convert::From<super::SecretsRefreshed> for SecretsRefreshed {
        fn from(value: super::SecretsRefreshed) -> Self {
            Self {
                examined_count: Ok(value.examined_count),
                failed_count: Ok(value.failed_count),
                refreshed_count: Ok(value.refreshed_count),
                remaining_count: Ok(value.remaining_count),
                results: Ok(value.results),
                skipped_count: Ok(value.skipped_count),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Skill {
        category: ::std::result::Result<::std::string::String, ::std::string::String>,
        description: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        directory: ::std::result::Result<::std::string::String, ::std::string::String>,
        enabled: ::std::result::Result<bool, ::std::string::String>,
        missing_environment: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
        path: ::std::result::Result<::std::string::String, ::std::string::String>,
        problems: ::std::result::Result<
            ::std::vec::Vec<crate::SkillProblem>,
            ::std::string::String,
        >,
        required_environment: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        source: ::std::result::Result<crate::SkillSource, ::std::string::String>,
        version: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for Skill {
        fn default() -> Self {
            Self {
                category: Err("no value supplied for category".to_string()),
                description: Err("no value supplied for description".to_string()),
                directory: Err("no value supplied for directory".to_string()),
                enabled: Err("no value supplied for enabled".to_string()),
                missing_environment: Err(
                    "no value supplied for missing_environment".to_string(),
                ),
                name: Err("no value supplied for name".to_string()),
                path: Err("no value supplied for path".to_string()),
                problems: Err("no value supplied for problems".to_string()),
                required_environment: Err(
                    "no value supplied for required_environment".to_string(),
                ),
                source: Err("no value supplied for source".to_string()),
                version: Err("no value supplied for version".to_string()),
            }
        }
    }
    impl Skill {
        pub fn category<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.category = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for category: {e}")
                });
            self
        }
        pub fn description<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.description = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for description: {e}")
                });
            self
        }
        pub fn directory<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.directory = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for directory: {e}")
                });
            self
        }
        pub fn enabled<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.enabled = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for enabled: {e}")
                });
            self
        }
        pub fn missing_environment<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.missing_environment = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for missing_environment: {e}"
                    )
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn problems<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<crate::SkillProblem>>,
            T::Error: ::std::fmt::Display,
        {
            self.problems = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for problems: {e}")
                });
            self
        }
        pub fn required_environment<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.required_environment = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for required_environment: {e}"
                    )
                });
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SkillSource>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
        pub fn version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for version: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Skill> for super::Skill {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Skill,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                category: value.category?,
                description: value.description?,
                directory: value.directory?,
                enabled: value.enabled?,
                missing_environment: value.missing_environment?,
                name: value.name?,
                path: value.path?,
                problems: value.problems?,
                required_environment: value.required_environment?,
                source: value.source?,
                version: value.version?,
            })
        }
    }
    impl ::std::convert::From<super::Skill> for Skill {
        fn from(value: super::Skill) -> Self {
            Self {
                category: Ok(value.category),
                description: Ok(value.description),
                directory: Ok(value.directory),
                enabled: Ok(value.enabled),
                missing_environment: Ok(value.missing_environment),
                name: Ok(value.name),
                path: Ok(value.path),
                problems: Ok(value.problems),
                required_environment: Ok(value.required_environment),
                source: Ok(value.source),
                version: Ok(value.version),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillFile {
        kind: ::std::result::Result<crate::FileKind, ::std::string::String>,
        media_type: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        modified_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        name: ::std::result::Result<::std::string::String, ::std::string::String>,
        path: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        size_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        source: ::std::result::Result<crate::SkillSource, ::std::string::String>,
    }
    impl ::std::default::Default for SkillFile {
        fn default() -> Self {
            Self {
                kind: Err("no value supplied for kind".to_string()),
                media_type: Err("no value supplied for media_type".to_string()),
                modified_at: Err("no value supplied for modified_at".to_string()),
                name: Err("no value supplied for name".to_string()),
                path: Err("no value supplied for path".to_string()),
                size_bytes: Err("no value supplied for size_bytes".to_string()),
                source: Err("no value supplied for source".to_string()),
            }
        }
    }
    impl SkillFile {
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::FileKind>,
            T::Error: ::std::fmt::Display,
        {
            self.kind = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for kind: {e}"));
            self
        }
        pub fn media_type<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.media_type = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for media_type: {e}")
                });
            self
        }
        pub fn modified_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.modified_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for modified_at: {e}")
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn size_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.size_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for size_bytes: {e}")
                });
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SkillSource>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SkillFile> for super::SkillFile {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillFile,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                kind: value.kind?,
                media_type: value.media_type?,
                modified_at: value.modified_at?,
                name: value.name?,
                path: value.path?,
                size_bytes: value.size_bytes?,
                source: value.source?,
            })
        }
    }
    impl ::std::convert::From<super::SkillFile> for SkillFile {
        fn from(value: super::SkillFile) -> Self {
            Self {
                kind: Ok(value.kind),
                media_type: Ok(value.media_type),
                modified_at: Ok(value.modified_at),
                name: Ok(value.name),
                path: Ok(value.path),
                size_bytes: Ok(value.size_bytes),
                source: Ok(value.source),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillFileContent {
        length_bytes: ::std::result::Result<i32, ::std::string::String>,
        next_offset: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        offset: ::std::result::Result<i64, ::std::string::String>,
        path: ::std::result::Result<::std::string::String, ::std::string::String>,
        size_bytes: ::std::result::Result<i64, ::std::string::String>,
        source: ::std::result::Result<crate::SkillSource, ::std::string::String>,
        text: ::std::result::Result<::std::string::String, ::std::string::String>,
        truncated: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for SkillFileContent {
        fn default() -> Self {
            Self {
                length_bytes: Err("no value supplied for length_bytes".to_string()),
                next_offset: Err("no value supplied for next_offset".to_string()),
                offset: Err("no value supplied for offset".to_string()),
                path: Err("no value supplied for path".to_string()),
                size_bytes: Err("no value supplied for size_bytes".to_string()),
                source: Err("no value supplied for source".to_string()),
                text: Err("no value supplied for text".to_string()),
                truncated: Err("no value supplied for truncated".to_string()),
            }
        }
    }
    impl SkillFileContent {
        pub fn length_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.length_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for length_bytes: {e}")
                });
            self
        }
        pub fn next_offset<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_offset = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_offset: {e}")
                });
            self
        }
        pub fn offset<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.offset = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for offset: {e}"));
            self
        }
        pub fn path<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.path = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for path: {e}"));
            self
        }
        pub fn size_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.size_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for size_bytes: {e}")
                });
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::SkillSource>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
        pub fn text<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.text = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for text: {e}"));
            self
        }
        pub fn truncated<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.truncated = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for truncated: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SkillFileContent> for super::SkillFileContent {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillFileContent,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                length_bytes: value.length_bytes?,
                next_offset: value.next_offset?,
                offset: value.offset?,
                path: value.path?,
                size_bytes: value.size_bytes?,
                source: value.source?,
                text: value.text?,
                truncated: value.truncated?,
            })
        }
    }
    impl ::std::convert::From<super::SkillFileContent> for SkillFileContent {
        fn from(value: super::SkillFileContent) -> Self {
            Self {
                length_bytes: Ok(value.length_bytes),
                next_offset: Ok(value.next_offset),
                offset: Ok(value.offset),
                path: Ok(value.path),
                size_bytes: Ok(value.size_bytes),
                source: Ok(value.source),
                text: Ok(value.text),
                truncated: Ok(value.truncated),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillFileListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        source: ::std::result::Result<
            ::std::option::Option<crate::SkillSource>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SkillFileListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
                source: Ok(Default::default()),
            }
        }
    }
    impl SkillFileListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SkillSource>>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SkillFileListQuery> for super::SkillFileListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillFileListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                page_token: value.page_token?,
                source: value.source?,
            })
        }
    }
    impl ::std::convert::From<super::SkillFileListQuery> for SkillFileListQuery {
        fn from(value: super::SkillFileListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
                source: Ok(value.source),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillFileResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::SkillFile>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SkillFileResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl SkillFileResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::SkillFile>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SkillFileResultsPage> for super::SkillFileResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillFileResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::SkillFileResultsPage> for SkillFileResultsPage {
        fn from(value: super::SkillFileResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillFileViewQuery {
        length: ::std::result::Result<i32, ::std::string::String>,
        offset: ::std::result::Result<i64, ::std::string::String>,
        source: ::std::result::Result<
            ::std::option::Option<crate::SkillSource>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SkillFileViewQuery {
        fn default() -> Self {
            Self {
                length: Ok(super::defaults::default_u64::<i32, 1048576>()),
                offset: Ok(Default::default()),
                source: Ok(Default::default()),
            }
        }
    }
    impl SkillFileViewQuery {
        pub fn length<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.length = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for length: {e}"));
            self
        }
        pub fn offset<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.offset = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for offset: {e}"));
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SkillSource>>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SkillFileViewQuery> for super::SkillFileViewQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillFileViewQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                length: value.length?,
                offset: value.offset?,
                source: value.source?,
            })
        }
    }
    impl ::std::convert::From<super::SkillFileViewQuery> for SkillFileViewQuery {
        fn from(value: super::SkillFileViewQuery) -> Self {
            Self {
                length: Ok(value.length),
                offset: Ok(value.offset),
                source: Ok(value.source),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillGroup {
        category: ::std::result::Result<::std::string::String, ::std::string::String>,
        description: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        omitted_count: ::std::result::Result<i64, ::std::string::String>,
        skills: ::std::result::Result<
            ::std::vec::Vec<super::Skill>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SkillGroup {
        fn default() -> Self {
            Self {
                category: Err("no value supplied for category".to_string()),
                description: Err("no value supplied for description".to_string()),
                omitted_count: Err("no value supplied for omitted_count".to_string()),
                skills: Err("no value supplied for skills".to_string()),
            }
        }
    }
    impl SkillGroup {
        pub fn category<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.category = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for category: {e}")
                });
            self
        }
        pub fn description<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.description = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for description: {e}")
                });
            self
        }
        pub fn omitted_count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.omitted_count = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for omitted_count: {e}")
                });
            self
        }
        pub fn skills<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Skill>>,
            T::Error: ::std::fmt::Display,
        {
            self.skills = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for skills: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SkillGroup> for super::SkillGroup {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillGroup,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                category: value.category?,
                description: value.description?,
                omitted_count: value.omitted_count?,
                skills: value.skills?,
            })
        }
    }
    impl ::std::convert::From<super::SkillGroup> for SkillGroup {
        fn from(value: super::SkillGroup) -> Self {
            Self {
                category: Ok(value.category),
                description: Ok(value.description),
                omitted_count: Ok(value.omitted_count),
                skills: Ok(value.skills),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillListQuery {
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        source: ::std::result::Result<
            ::std::option::Option<crate::SkillSource>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SkillListQuery {
        fn default() -> Self {
            Self {
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
                source: Ok(Default::default()),
            }
        }
    }
    impl SkillListQuery {
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SkillSource>>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SkillListQuery> for super::SkillListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                limit: value.limit?,
                page_token: value.page_token?,
                source: value.source?,
            })
        }
    }
    impl ::std::convert::From<super::SkillListQuery> for SkillListQuery {
        fn from(value: super::SkillListQuery) -> Self {
            Self {
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
                source: Ok(value.source),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::SkillGroup>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SkillResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl SkillResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::SkillGroup>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SkillResultsPage> for super::SkillResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::SkillResultsPage> for SkillResultsPage {
        fn from(value: super::SkillResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillState {
        changed_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        enabled: ::std::result::Result<bool, ::std::string::String>,
        name: ::std::result::Result<super::SkillName, ::std::string::String>,
        skills: ::std::result::Result<
            ::std::vec::Vec<super::Skill>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for SkillState {
        fn default() -> Self {
            Self {
                changed_at: Err("no value supplied for changed_at".to_string()),
                enabled: Err("no value supplied for enabled".to_string()),
                name: Err("no value supplied for name".to_string()),
                skills: Err("no value supplied for skills".to_string()),
            }
        }
    }
    impl SkillState {
        pub fn changed_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.changed_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for changed_at: {e}")
                });
            self
        }
        pub fn enabled<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.enabled = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for enabled: {e}")
                });
            self
        }
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::SkillName>,
            T::Error: ::std::fmt::Display,
        {
            self.name = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for name: {e}"));
            self
        }
        pub fn skills<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Skill>>,
            T::Error: ::std::fmt::Display,
        {
            self.skills = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for skills: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<SkillState> for super::SkillState {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillState,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                changed_at: value.changed_at?,
                enabled: value.enabled?,
                name: value.name?,
                skills: value.skills?,
            })
        }
    }
    impl ::std::convert::From<super::SkillState> for SkillState {
        fn from(value: super::SkillState) -> Self {
            Self {
                changed_at: Ok(value.changed_at),
                enabled: Ok(value.enabled),
                name: Ok(value.name),
                skills: Ok(value.skills),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct SkillStateReplace {
        enabled: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for SkillStateReplace {
        fn default() -> Self {
            Self {
                enabled: Err("no value supplied for enabled".to_string()),
            }
        }
    }
    impl SkillStateReplace {
        pub fn enabled<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.enabled = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for enabled: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<SkillStateReplace> for super::SkillStateReplace {
        type Error = super::error::ConversionError;
        fn try_from(
            value: SkillStateReplace,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { enabled: value.enabled? })
        }
    }
    impl ::std::convert::From<super::SkillStateReplace> for SkillStateReplace {
        fn from(value: super::SkillStateReplace) -> Self {
            Self { enabled: Ok(value.enabled) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Storage {
        enforcement: ::std::result::Result<
            crate::StorageEnforcement,
            ::std::string::String,
        >,
        measured_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        quota_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        used_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for Storage {
        fn default() -> Self {
            Self {
                enforcement: Err("no value supplied for enforcement".to_string()),
                measured_at: Err("no value supplied for measured_at".to_string()),
                quota_bytes: Err("no value supplied for quota_bytes".to_string()),
                used_bytes: Err("no value supplied for used_bytes".to_string()),
            }
        }
    }
    impl Storage {
        pub fn enforcement<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::StorageEnforcement>,
            T::Error: ::std::fmt::Display,
        {
            self.enforcement = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for enforcement: {e}")
                });
            self
        }
        pub fn measured_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.measured_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for measured_at: {e}")
                });
            self
        }
        pub fn quota_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.quota_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for quota_bytes: {e}")
                });
            self
        }
        pub fn used_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.used_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for used_bytes: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Storage> for super::Storage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Storage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                enforcement: value.enforcement?,
                measured_at: value.measured_at?,
                quota_bytes: value.quota_bytes?,
                used_bytes: value.used_bytes?,
            })
        }
    }
    impl ::std::convert::From<super::Storage> for Storage {
        fn from(value: super::Storage) -> Self {
            Self {
                enforcement: Ok(value.enforcement),
                measured_at: Ok(value.measured_at),
                quota_bytes: Ok(value.quota_bytes),
                used_bytes: Ok(value.used_bytes),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct StorageCreate {
        quota_bytes: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for StorageCreate {
        fn default() -> Self {
            Self {
                quota_bytes: Ok(Default::default()),
            }
        }
    }
    impl StorageCreate {
        pub fn quota_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.quota_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for quota_bytes: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<StorageCreate> for super::StorageCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: StorageCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                quota_bytes: value.quota_bytes?,
            })
        }
    }
    impl ::std::convert::From<super::StorageCreate> for StorageCreate {
        fn from(value: super::StorageCreate) -> Self {
            Self {
                quota_bytes: Ok(value.quota_bytes),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct StorageUpdate {
        quota_bytes: ::std::result::Result<crate::Patch<i64>, ::std::string::String>,
    }
    impl ::std::default::Default for StorageUpdate {
        fn default() -> Self {
            Self {
                quota_bytes: Ok(Default::default()),
            }
        }
    }
    impl StorageUpdate {
        pub fn quota_bytes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.quota_bytes = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for quota_bytes: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<StorageUpdate> for super::StorageUpdate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: StorageUpdate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                quota_bytes: value.quota_bytes?,
            })
        }
    }
    impl ::std::convert::From<super::StorageUpdate> for StorageUpdate {
        fn from(value: super::StorageUpdate) -> Self {
            Self {
                quota_bytes: Ok(value.quota_bytes),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Tenant {
        access: ::std::result::Result<super::Access, ::std::string::String>,
        active_runs: ::std::result::Result<i32, ::std::string::String>,
        agent: ::std::result::Result<super::AgentSettings, ::std::string::String>,
        agent_state: ::std::result::Result<crate::AgentState, ::std::string::String>,
        conditions: ::std::result::Result<
            ::std::vec::Vec<super::Condition>,
            ::std::string::String,
        >,
        created_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        delete_requested_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        display_name: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            ::std::option::Option<super::ExternalId>,
            ::std::string::String,
        >,
        id: ::std::result::Result<super::TenantId, ::std::string::String>,
        labels: ::std::result::Result<super::Labels, ::std::string::String>,
        metadata: ::std::result::Result<super::Metadata, ::std::string::String>,
        observed_revision: ::std::result::Result<i64, ::std::string::String>,
        release_id: ::std::result::Result<
            ::std::option::Option<super::ReleaseId>,
            ::std::string::String,
        >,
        revision: ::std::result::Result<i64, ::std::string::String>,
        state: ::std::result::Result<crate::TenantState, ::std::string::String>,
        storage: ::std::result::Result<super::Storage, ::std::string::String>,
        uid: ::std::result::Result<super::TenantUid, ::std::string::String>,
        updated_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
    }
    impl ::std::default::Default for Tenant {
        fn default() -> Self {
            Self {
                access: Err("no value supplied for access".to_string()),
                active_runs: Err("no value supplied for active_runs".to_string()),
                agent: Err("no value supplied for agent".to_string()),
                agent_state: Err("no value supplied for agent_state".to_string()),
                conditions: Err("no value supplied for conditions".to_string()),
                created_at: Err("no value supplied for created_at".to_string()),
                delete_requested_at: Err(
                    "no value supplied for delete_requested_at".to_string(),
                ),
                display_name: Err("no value supplied for display_name".to_string()),
                external_id: Err("no value supplied for external_id".to_string()),
                id: Err("no value supplied for id".to_string()),
                labels: Err("no value supplied for labels".to_string()),
                metadata: Err("no value supplied for metadata".to_string()),
                observed_revision: Err(
                    "no value supplied for observed_revision".to_string(),
                ),
                release_id: Err("no value supplied for release_id".to_string()),
                revision: Err("no value supplied for revision".to_string()),
                state: Err("no value supplied for state".to_string()),
                storage: Err("no value supplied for storage".to_string()),
                uid: Err("no value supplied for uid".to_string()),
                updated_at: Err("no value supplied for updated_at".to_string()),
            }
        }
    }
    impl Tenant {
        pub fn access<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Access>,
            T::Error: ::std::fmt::Display,
        {
            self.access = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for access: {e}"));
            self
        }
        pub fn active_runs<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.active_runs = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for active_runs: {e}")
                });
            self
        }
        pub fn agent<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::AgentSettings>,
            T::Error: ::std::fmt::Display,
        {
            self.agent = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for agent: {e}"));
            self
        }
        pub fn agent_state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::AgentState>,
            T::Error: ::std::fmt::Display,
        {
            self.agent_state = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for agent_state: {e}")
                });
            self
        }
        pub fn conditions<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Condition>>,
            T::Error: ::std::fmt::Display,
        {
            self.conditions = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for conditions: {e}")
                });
            self
        }
        pub fn created_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.created_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_at: {e}")
                });
            self
        }
        pub fn delete_requested_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.delete_requested_at = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for delete_requested_at: {e}"
                    )
                });
            self
        }
        pub fn display_name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.display_name = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for display_name: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn labels<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Labels>,
            T::Error: ::std::fmt::Display,
        {
            self.labels = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for labels: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Metadata>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn observed_revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.observed_revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for observed_revision: {e}")
                });
            self
        }
        pub fn release_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ReleaseId>>,
            T::Error: ::std::fmt::Display,
        {
            self.release_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for release_id: {e}")
                });
            self
        }
        pub fn revision<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.revision = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for revision: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::TenantState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn storage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::Storage>,
            T::Error: ::std::fmt::Display,
        {
            self.storage = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for storage: {e}")
                });
            self
        }
        pub fn uid<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantUid>,
            T::Error: ::std::fmt::Display,
        {
            self.uid = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for uid: {e}"));
            self
        }
        pub fn updated_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.updated_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for updated_at: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Tenant> for super::Tenant {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Tenant,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                access: value.access?,
                active_runs: value.active_runs?,
                agent: value.agent?,
                agent_state: value.agent_state?,
                conditions: value.conditions?,
                created_at: value.created_at?,
                delete_requested_at: value.delete_requested_at?,
                display_name: value.display_name?,
                external_id: value.external_id?,
                id: value.id?,
                labels: value.labels?,
                metadata: value.metadata?,
                observed_revision: value.observed_revision?,
                release_id: value.release_id?,
                revision: value.revision?,
                state: value.state?,
                storage: value.storage?,
                uid: value.uid?,
                updated_at: value.updated_at?,
            })
        }
    }
    impl ::std::convert::From<super::Tenant> for Tenant {
        fn from(value: super::Tenant) -> Self {
            Self {
                access: Ok(value.access),
                active_runs: Ok(value.active_runs),
                agent: Ok(value.agent),
                agent_state: Ok(value.agent_state),
                conditions: Ok(value.conditions),
                created_at: Ok(value.created_at),
                delete_requested_at: Ok(value.delete_requested_at),
                display_name: Ok(value.display_name),
                external_id: Ok(value.external_id),
                id: Ok(value.id),
                labels: Ok(value.labels),
                metadata: Ok(value.metadata),
                observed_revision: Ok(value.observed_revision),
                release_id: Ok(value.release_id),
                revision: Ok(value.revision),
                state: Ok(value.state),
                storage: Ok(value.storage),
                uid: Ok(value.uid),
                updated_at: Ok(value.updated_at),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantCreate {
        agent: ::std::result::Result<
            ::std::option::Option<super::AgentSettingsCreate>,
            ::std::string::String,
        >,
        display_name: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            ::std::option::Option<super::ExternalId>,
            ::std::string::String,
        >,
        id: ::std::result::Result<super::TenantId, ::std::string::String>,
        labels: ::std::result::Result<
            ::std::option::Option<super::Labels>,
            ::std::string::String,
        >,
        metadata: ::std::result::Result<
            ::std::option::Option<super::Metadata>,
            ::std::string::String,
        >,
        storage: ::std::result::Result<
            ::std::option::Option<super::StorageCreate>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantCreate {
        fn default() -> Self {
            Self {
                agent: Ok(Default::default()),
                display_name: Ok(Default::default()),
                external_id: Ok(Default::default()),
                id: Err("no value supplied for id".to_string()),
                labels: Ok(Default::default()),
                metadata: Ok(Default::default()),
                storage: Ok(Default::default()),
            }
        }
    }
    impl TenantCreate {
        pub fn agent<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::option::Option<super::AgentSettingsCreate>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.agent = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for agent: {e}"));
            self
        }
        pub fn display_name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.display_name = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for display_name: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn labels<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::Labels>>,
            T::Error: ::std::fmt::Display,
        {
            self.labels = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for labels: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::Metadata>>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn storage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::StorageCreate>>,
            T::Error: ::std::fmt::Display,
        {
            self.storage = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for storage: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantCreate> for super::TenantCreate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantCreate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                agent: value.agent?,
                display_name: value.display_name?,
                external_id: value.external_id?,
                id: value.id?,
                labels: value.labels?,
                metadata: value.metadata?,
                storage: value.storage?,
            })
        }
    }
    impl ::std::convert::From<super::TenantCreate> for TenantCreate {
        fn from(value: super::TenantCreate) -> Self {
            Self {
                agent: Ok(value.agent),
                display_name: Ok(value.display_name),
                external_id: Ok(value.external_id),
                id: Ok(value.id),
                labels: Ok(value.labels),
                metadata: Ok(value.metadata),
                storage: Ok(value.storage),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantCreateQuery {
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for TenantCreateQuery {
        fn default() -> Self {
            Self {
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl TenantCreateQuery {
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantCreateQuery> for super::TenantCreateQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantCreateQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::TenantCreateQuery> for TenantCreateQuery {
        fn from(value: super::TenantCreateQuery) -> Self {
            Self {
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantCredential {
        created_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        expires_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        id: ::std::result::Result<super::TenantCredentialId, ::std::string::String>,
        last_used_at: ::std::result::Result<
            ::std::option::Option<crate::Timestamp>,
            ::std::string::String,
        >,
        state: ::std::result::Result<
            crate::TenantCredentialState,
            ::std::string::String,
        >,
        token: ::std::result::Result<
            ::std::option::Option<crate::SecretText>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantCredential {
        fn default() -> Self {
            Self {
                created_at: Err("no value supplied for created_at".to_string()),
                expires_at: Err("no value supplied for expires_at".to_string()),
                id: Err("no value supplied for id".to_string()),
                last_used_at: Err("no value supplied for last_used_at".to_string()),
                state: Err("no value supplied for state".to_string()),
                token: Ok(Default::default()),
            }
        }
    }
    impl TenantCredential {
        pub fn created_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.created_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for created_at: {e}")
                });
            self
        }
        pub fn expires_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.expires_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for expires_at: {e}")
                });
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantCredentialId>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn last_used_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::Timestamp>>,
            T::Error: ::std::fmt::Display,
        {
            self.last_used_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for last_used_at: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::TenantCredentialState>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
        pub fn token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::SecretText>>,
            T::Error: ::std::fmt::Display,
        {
            self.token = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for token: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<TenantCredential> for super::TenantCredential {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantCredential,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                created_at: value.created_at?,
                expires_at: value.expires_at?,
                id: value.id?,
                last_used_at: value.last_used_at?,
                state: value.state?,
                token: value.token?,
            })
        }
    }
    impl ::std::convert::From<super::TenantCredential> for TenantCredential {
        fn from(value: super::TenantCredential) -> Self {
            Self {
                created_at: Ok(value.created_at),
                expires_at: Ok(value.expires_at),
                id: Ok(value.id),
                last_used_at: Ok(value.last_used_at),
                state: Ok(value.state),
                token: Ok(value.token),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantCredentials {
        credentials: ::std::result::Result<
            ::std::vec::Vec<super::TenantCredential>,
            ::std::string::String,
        >,
        tenant_id: ::std::result::Result<super::TenantId, ::std::string::String>,
    }
    impl ::std::default::Default for TenantCredentials {
        fn default() -> Self {
            Self {
                credentials: Err("no value supplied for credentials".to_string()),
                tenant_id: Err("no value supplied for tenant_id".to_string()),
            }
        }
    }
    impl TenantCredentials {
        pub fn credentials<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::TenantCredential>>,
            T::Error: ::std::fmt::Display,
        {
            self.credentials = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for credentials: {e}")
                });
            self
        }
        pub fn tenant_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::TenantId>,
            T::Error: ::std::fmt::Display,
        {
            self.tenant_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for tenant_id: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantCredentials> for super::TenantCredentials {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantCredentials,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                credentials: value.credentials?,
                tenant_id: value.tenant_id?,
            })
        }
    }
    impl ::std::convert::From<super::TenantCredentials> for TenantCredentials {
        fn from(value: super::TenantCredentials) -> Self {
            Self {
                credentials: Ok(value.credentials),
                tenant_id: Ok(value.tenant_id),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantCredentialsRotate {
        grace_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for TenantCredentialsRotate {
        fn default() -> Self {
            Self {
                grace_seconds: Ok(super::defaults::default_u64::<i32, 900>()),
            }
        }
    }
    impl TenantCredentialsRotate {
        pub fn grace_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.grace_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for grace_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantCredentialsRotate>
    for super::TenantCredentialsRotate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantCredentialsRotate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                grace_seconds: value.grace_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::TenantCredentialsRotate>
    for TenantCredentialsRotate {
        fn from(value: super::TenantCredentialsRotate) -> Self {
            Self {
                grace_seconds: Ok(value.grace_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantDeleteQuery {
        purge: ::std::result::Result<bool, ::std::string::String>,
        wait_seconds: ::std::result::Result<i32, ::std::string::String>,
    }
    impl ::std::default::Default for TenantDeleteQuery {
        fn default() -> Self {
            Self {
                purge: Ok(Default::default()),
                wait_seconds: Ok(Default::default()),
            }
        }
    }
    impl TenantDeleteQuery {
        pub fn purge<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.purge = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for purge: {e}"));
            self
        }
        pub fn wait_seconds<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.wait_seconds = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for wait_seconds: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantDeleteQuery> for super::TenantDeleteQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantDeleteQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                purge: value.purge?,
                wait_seconds: value.wait_seconds?,
            })
        }
    }
    impl ::std::convert::From<super::TenantDeleteQuery> for TenantDeleteQuery {
        fn from(value: super::TenantDeleteQuery) -> Self {
            Self {
                purge: Ok(value.purge),
                wait_seconds: Ok(value.wait_seconds),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantListQuery {
        access: ::std::result::Result<
            ::std::option::Option<crate::AccessStatus>,
            ::std::string::String,
        >,
        agent_state: ::std::result::Result<
            ::std::option::Option<crate::AgentState>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            ::std::option::Option<super::ExternalId>,
            ::std::string::String,
        >,
        label: ::std::result::Result<
            ::std::vec::Vec<super::LabelFilter>,
            ::std::string::String,
        >,
        limit: ::std::result::Result<i32, ::std::string::String>,
        page_token: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
        release_id: ::std::result::Result<
            ::std::option::Option<super::ReleaseId>,
            ::std::string::String,
        >,
        state: ::std::result::Result<
            ::std::option::Option<crate::TenantState>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantListQuery {
        fn default() -> Self {
            Self {
                access: Ok(Default::default()),
                agent_state: Ok(Default::default()),
                external_id: Ok(Default::default()),
                label: Ok(Default::default()),
                limit: Ok(super::defaults::default_u64::<i32, 100>()),
                page_token: Ok(Default::default()),
                release_id: Ok(Default::default()),
                state: Ok(Default::default()),
            }
        }
    }
    impl TenantListQuery {
        pub fn access<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::AccessStatus>>,
            T::Error: ::std::fmt::Display,
        {
            self.access = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for access: {e}"));
            self
        }
        pub fn agent_state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::AgentState>>,
            T::Error: ::std::fmt::Display,
        {
            self.agent_state = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for agent_state: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn label<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::LabelFilter>>,
            T::Error: ::std::fmt::Display,
        {
            self.label = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for label: {e}"));
            self
        }
        pub fn limit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.limit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for limit: {e}"));
            self
        }
        pub fn page_token<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.page_token = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for page_token: {e}")
                });
            self
        }
        pub fn release_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ReleaseId>>,
            T::Error: ::std::fmt::Display,
        {
            self.release_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for release_id: {e}")
                });
            self
        }
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<crate::TenantState>>,
            T::Error: ::std::fmt::Display,
        {
            self.state = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for state: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<TenantListQuery> for super::TenantListQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantListQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                access: value.access?,
                agent_state: value.agent_state?,
                external_id: value.external_id?,
                label: value.label?,
                limit: value.limit?,
                page_token: value.page_token?,
                release_id: value.release_id?,
                state: value.state?,
            })
        }
    }
    impl ::std::convert::From<super::TenantListQuery> for TenantListQuery {
        fn from(value: super::TenantListQuery) -> Self {
            Self {
                access: Ok(value.access),
                agent_state: Ok(value.agent_state),
                external_id: Ok(value.external_id),
                label: Ok(value.label),
                limit: Ok(value.limit),
                page_token: Ok(value.page_token),
                release_id: Ok(value.release_id),
                state: Ok(value.state),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantResultsPage {
        items: ::std::result::Result<
            ::std::vec::Vec<super::Tenant>,
            ::std::string::String,
        >,
        next_page: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantResultsPage {
        fn default() -> Self {
            Self {
                items: Err("no value supplied for items".to_string()),
                next_page: Err("no value supplied for next_page".to_string()),
            }
        }
    }
    impl TenantResultsPage {
        pub fn items<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::Tenant>>,
            T::Error: ::std::fmt::Display,
        {
            self.items = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for items: {e}"));
            self
        }
        pub fn next_page<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.next_page = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for next_page: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantResultsPage> for super::TenantResultsPage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantResultsPage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                items: value.items?,
                next_page: value.next_page?,
            })
        }
    }
    impl ::std::convert::From<super::TenantResultsPage> for TenantResultsPage {
        fn from(value: super::TenantResultsPage) -> Self {
            Self {
                items: Ok(value.items),
                next_page: Ok(value.next_page),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantUpdate {
        agent: ::std::result::Result<
            ::std::option::Option<super::AgentSettingsUpdate>,
            ::std::string::String,
        >,
        display_name: ::std::result::Result<
            crate::Patch<::std::string::String>,
            ::std::string::String,
        >,
        external_id: ::std::result::Result<
            crate::Patch<super::ExternalId>,
            ::std::string::String,
        >,
        labels: ::std::result::Result<
            ::std::option::Option<super::LabelsUpdate>,
            ::std::string::String,
        >,
        metadata: ::std::result::Result<
            ::std::option::Option<super::MetadataUpdate>,
            ::std::string::String,
        >,
        storage: ::std::result::Result<
            ::std::option::Option<super::StorageUpdate>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for TenantUpdate {
        fn default() -> Self {
            Self {
                agent: Ok(Default::default()),
                display_name: Ok(Default::default()),
                external_id: Ok(Default::default()),
                labels: Ok(Default::default()),
                metadata: Ok(Default::default()),
                storage: Ok(Default::default()),
            }
        }
    }
    impl TenantUpdate {
        pub fn agent<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::option::Option<super::AgentSettingsUpdate>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.agent = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for agent: {e}"));
            self
        }
        pub fn display_name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.display_name = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for display_name: {e}")
                });
            self
        }
        pub fn external_id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Patch<super::ExternalId>>,
            T::Error: ::std::fmt::Display,
        {
            self.external_id = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for external_id: {e}")
                });
            self
        }
        pub fn labels<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::LabelsUpdate>>,
            T::Error: ::std::fmt::Display,
        {
            self.labels = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for labels: {e}"));
            self
        }
        pub fn metadata<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::MetadataUpdate>>,
            T::Error: ::std::fmt::Display,
        {
            self.metadata = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for metadata: {e}")
                });
            self
        }
        pub fn storage<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::StorageUpdate>>,
            T::Error: ::std::fmt::Display,
        {
            self.storage = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for storage: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantUpdate> for super::TenantUpdate {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantUpdate,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                agent: value.agent?,
                display_name: value.display_name?,
                external_id: value.external_id?,
                labels: value.labels?,
                metadata: value.metadata?,
                storage: value.storage?,
            })
        }
    }
    impl ::std::convert::From<super::TenantUpdate> for TenantUpdate {
        fn from(value: super::TenantUpdate) -> Self {
            Self {
                agent: Ok(value.agent),
                display_name: Ok(value.display_name),
                external_id: Ok(value.external_id),
                labels: Ok(value.labels),
                metadata: Ok(value.metadata),
                storage: Ok(value.storage),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct TenantUpdateQuery {
        dry_run: ::std::result::Result<bool, ::std::string::String>,
    }
    impl ::std::default::Default for TenantUpdateQuery {
        fn default() -> Self {
            Self {
                dry_run: Ok(Default::default()),
            }
        }
    }
    impl TenantUpdateQuery {
        pub fn dry_run<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.dry_run = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for dry_run: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<TenantUpdateQuery> for super::TenantUpdateQuery {
        type Error = super::error::ConversionError;
        fn try_from(
            value: TenantUpdateQuery,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self { dry_run: value.dry_run? })
        }
    }
    impl ::std::convert::From<super::TenantUpdateQuery> for TenantUpdateQuery {
        fn from(value: super::TenantUpdateQuery) -> Self {
            Self { dry_run: Ok(value.dry_run) }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Turn {
        role: ::std::result::Result<crate::TurnRole, ::std::string::String>,
        text: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for Turn {
        fn default() -> Self {
            Self {
                role: Err("no value supplied for role".to_string()),
                text: Err("no value supplied for text".to_string()),
            }
        }
    }
    impl Turn {
        pub fn role<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::TurnRole>,
            T::Error: ::std::fmt::Display,
        {
            self.role = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for role: {e}"));
            self
        }
        pub fn text<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.text = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for text: {e}"));
            self
        }
    }
    impl ::std::convert::TryFrom<Turn> for super::Turn {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Turn,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                role: value.role?,
                text: value.text?,
            })
        }
    }
    impl ::std::convert::From<super::Turn> for Turn {
        fn from(value: super::Turn) -> Self {
            Self {
                role: Ok(value.role),
                text: Ok(value.text),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Usage {
        cached_input_tokens: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        input_tokens: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        model_calls: ::std::result::Result<i32, ::std::string::String>,
        output_tokens: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
        source: ::std::result::Result<crate::UsageSource, ::std::string::String>,
        total_tokens: ::std::result::Result<
            ::std::option::Option<i64>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for Usage {
        fn default() -> Self {
            Self {
                cached_input_tokens: Err(
                    "no value supplied for cached_input_tokens".to_string(),
                ),
                input_tokens: Err("no value supplied for input_tokens".to_string()),
                model_calls: Err("no value supplied for model_calls".to_string()),
                output_tokens: Err("no value supplied for output_tokens".to_string()),
                source: Err("no value supplied for source".to_string()),
                total_tokens: Err("no value supplied for total_tokens".to_string()),
            }
        }
    }
    impl Usage {
        pub fn cached_input_tokens<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.cached_input_tokens = value
                .try_into()
                .map_err(|e| {
                    format!(
                        "error converting supplied value for cached_input_tokens: {e}"
                    )
                });
            self
        }
        pub fn input_tokens<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.input_tokens = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for input_tokens: {e}")
                });
            self
        }
        pub fn model_calls<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.model_calls = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for model_calls: {e}")
                });
            self
        }
        pub fn output_tokens<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.output_tokens = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for output_tokens: {e}")
                });
            self
        }
        pub fn source<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::UsageSource>,
            T::Error: ::std::fmt::Display,
        {
            self.source = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for source: {e}"));
            self
        }
        pub fn total_tokens<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<i64>>,
            T::Error: ::std::fmt::Display,
        {
            self.total_tokens = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for total_tokens: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Usage> for super::Usage {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Usage,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                cached_input_tokens: value.cached_input_tokens?,
                input_tokens: value.input_tokens?,
                model_calls: value.model_calls?,
                output_tokens: value.output_tokens?,
                source: value.source?,
                total_tokens: value.total_tokens?,
            })
        }
    }
    impl ::std::convert::From<super::Usage> for Usage {
        fn from(value: super::Usage) -> Self {
            Self {
                cached_input_tokens: Ok(value.cached_input_tokens),
                input_tokens: Ok(value.input_tokens),
                model_calls: Ok(value.model_calls),
                output_tokens: Ok(value.output_tokens),
                source: Ok(value.source),
                total_tokens: Ok(value.total_tokens),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct Version {
        api_version: ::std::result::Result<::std::string::String, ::std::string::String>,
        commit: ::std::result::Result<::std::string::String, ::std::string::String>,
        features: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
        isolation: ::std::result::Result<super::VersionIsolation, ::std::string::String>,
        releases: ::std::result::Result<
            ::std::vec::Vec<super::VersionRelease>,
            ::std::string::String,
        >,
        started_at: ::std::result::Result<crate::Timestamp, ::std::string::String>,
        version: ::std::result::Result<::std::string::String, ::std::string::String>,
    }
    impl ::std::default::Default for Version {
        fn default() -> Self {
            Self {
                api_version: Err("no value supplied for api_version".to_string()),
                commit: Err("no value supplied for commit".to_string()),
                features: Err("no value supplied for features".to_string()),
                isolation: Err("no value supplied for isolation".to_string()),
                releases: Err("no value supplied for releases".to_string()),
                started_at: Err("no value supplied for started_at".to_string()),
                version: Err("no value supplied for version".to_string()),
            }
        }
    }
    impl Version {
        pub fn api_version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.api_version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for api_version: {e}")
                });
            self
        }
        pub fn commit<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.commit = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for commit: {e}"));
            self
        }
        pub fn features<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.features = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for features: {e}")
                });
            self
        }
        pub fn isolation<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<super::VersionIsolation>,
            T::Error: ::std::fmt::Display,
        {
            self.isolation = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for isolation: {e}")
                });
            self
        }
        pub fn releases<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<super::VersionRelease>>,
            T::Error: ::std::fmt::Display,
        {
            self.releases = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for releases: {e}")
                });
            self
        }
        pub fn started_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::Timestamp>,
            T::Error: ::std::fmt::Display,
        {
            self.started_at = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for started_at: {e}")
                });
            self
        }
        pub fn version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for version: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<Version> for super::Version {
        type Error = super::error::ConversionError;
        fn try_from(
            value: Version,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                api_version: value.api_version?,
                commit: value.commit?,
                features: value.features?,
                isolation: value.isolation?,
                releases: value.releases?,
                started_at: value.started_at?,
                version: value.version?,
            })
        }
    }
    impl ::std::convert::From<super::Version> for Version {
        fn from(value: super::Version) -> Self {
            Self {
                api_version: Ok(value.api_version),
                commit: Ok(value.commit),
                features: Ok(value.features),
                isolation: Ok(value.isolation),
                releases: Ok(value.releases),
                started_at: Ok(value.started_at),
                version: Ok(value.version),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct VersionIsolation {
        level: ::std::result::Result<crate::IsolationLevel, ::std::string::String>,
        not_protected: ::std::result::Result<
            ::std::vec::Vec<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for VersionIsolation {
        fn default() -> Self {
            Self {
                level: Err("no value supplied for level".to_string()),
                not_protected: Err("no value supplied for not_protected".to_string()),
            }
        }
    }
    impl VersionIsolation {
        pub fn level<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<crate::IsolationLevel>,
            T::Error: ::std::fmt::Display,
        {
            self.level = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for level: {e}"));
            self
        }
        pub fn not_protected<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.not_protected = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for not_protected: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<VersionIsolation> for super::VersionIsolation {
        type Error = super::error::ConversionError;
        fn try_from(
            value: VersionIsolation,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                level: value.level?,
                not_protected: value.not_protected?,
            })
        }
    }
    impl ::std::convert::From<super::VersionIsolation> for VersionIsolation {
        fn from(value: super::VersionIsolation) -> Self {
            Self {
                level: Ok(value.level),
                not_protected: Ok(value.not_protected),
            }
        }
    }
    #[derive(Clone, Debug)]
    pub struct VersionRelease {
        active: ::std::result::Result<bool, ::std::string::String>,
        id: ::std::result::Result<
            ::std::option::Option<super::ReleaseId>,
            ::std::string::String,
        >,
        version: ::std::result::Result<
            ::std::option::Option<::std::string::String>,
            ::std::string::String,
        >,
    }
    impl ::std::default::Default for VersionRelease {
        fn default() -> Self {
            Self {
                active: Err("no value supplied for active".to_string()),
                id: Err("no value supplied for id".to_string()),
                version: Err("no value supplied for version".to_string()),
            }
        }
    }
    impl VersionRelease {
        pub fn active<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.active = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for active: {e}"));
            self
        }
        pub fn id<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<super::ReleaseId>>,
            T::Error: ::std::fmt::Display,
        {
            self.id = value
                .try_into()
                .map_err(|e| format!("error converting supplied value for id: {e}"));
            self
        }
        pub fn version<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.version = value
                .try_into()
                .map_err(|e| {
                    format!("error converting supplied value for version: {e}")
                });
            self
        }
    }
    impl ::std::convert::TryFrom<VersionRelease> for super::VersionRelease {
        type Error = super::error::ConversionError;
        fn try_from(
            value: VersionRelease,
        ) -> ::std::result::Result<Self, super::error::ConversionError> {
            Ok(Self {
                active: value.active?,
                id: value.id?,
                version: value.version?,
            })
        }
    }
    impl ::std::convert::From<super::VersionRelease> for VersionRelease {
        fn from(value: super::VersionRelease) -> Self {
            Self {
                active: Ok(value.active),
                id: Ok(value.id),
                version: Ok(value.version),
            }
        }
    }
}
/// Generation of default values for serde.
pub mod defaults {
    pub(super) fn default_bool<const V: bool>() -> bool {
        V
    }
    pub(super) fn default_u64<T, const V: u64>() -> T
    where
        T: ::std::convert::TryFrom<u64>,
        <T as ::std::convert::TryFrom<u64>>::Error: ::std::fmt::Debug,
    {
        T::try_from(V).unwrap()
    }
}
/// Error types.
pub mod error {
    /// Error from a `TryFrom` or `FromStr` implementation.
    pub struct ConversionError(::std::borrow::Cow<'static, str>);
    impl ::std::error::Error for ConversionError {}
    impl ::std::fmt::Display for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Display::fmt(&self.0, f)
        }
    }
    impl ::std::fmt::Debug for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }
    impl From<&'static str> for ConversionError {
        fn from(value: &'static str) -> Self {
            Self(value.into())
        }
    }
    impl From<String> for ConversionError {
        fn from(value: String) -> Self {
            Self(value.into())
        }
    }
}
/// The contract's schemas as JSON text, by name.
#[cfg(feature = "schemars")]
const SCHEMAS: &str = "{\"TenantListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/TenantState\"},\"agentState\":{\"$ref\":\"#/components/schemas/AgentState\"},\"access\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"label\":{\"type\":\"array\",\"maxItems\":16,\"items\":{\"$ref\":\"#/components/schemas/LabelFilter\"},\"description\":\"Only tenants with this label, as `key:value`. May be given several times; all must match.\"},\"releaseId\":{\"$ref\":\"#/components/schemas/ReleaseId\"},\"externalId\":{\"$ref\":\"#/components/schemas/ExternalId\"}}},\"TenantCreateQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_create`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"TenantUpdateQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_update`.\",\"required\":[],\"properties\":{\"dryRun\":{\"type\":\"boolean\",\"default\":false,\"description\":\"Check the request and answer as if it were done, but change nothing.\"}}},\"TenantDeleteQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `tenant_delete`.\",\"required\":[],\"properties\":{\"purge\":{\"type\":\"boolean\",\"default\":false,\"description\":\"Remove the home at once in place of keeping it in the trash.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"AgentStartQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `agent_start`.\",\"required\":[],\"properties\":{\"ifGeneration\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Only if this is the agent's newest generation, else 409 `aborted`.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"AgentStopQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `agent_stop`.\",\"required\":[],\"properties\":{\"ifGeneration\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Only if this is the agent's newest generation, else 409 `aborted`.\"},\"drainSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":3600,\"default\":0,\"description\":\"How long runs that work may go on before they are cancelled.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"AgentRestartQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `agent_restart`.\",\"required\":[],\"properties\":{\"ifGeneration\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Only if this is the agent's newest generation, else 409 `aborted`.\"},\"drainSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":3600,\"default\":0,\"description\":\"How long runs that work may go on before they are cancelled.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"AgentLogsQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `agent_logs`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/LogSource\"},\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":1,\"maximum\":9007199254740991,\"description\":\"Which start of the agent; the newest if left away. The last 20 are kept.\"},\"lines\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":2000,\"default\":200,\"description\":\"How many lines at the most.\"},\"after\":{\"$ref\":\"#/components/schemas/LogCursor\"}}},\"RunListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `run_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/RunState\"},\"sessionId\":{\"$ref\":\"#/components/schemas/SessionId\"},\"origin\":{\"$ref\":\"#/components/schemas/OriginKind\"},\"createdAfter\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only runs created at or after this instant.\"},\"createdBefore\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only runs created before this instant.\"}}},\"RunCreateQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `run_create`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"RunViewQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `run_view`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"RunWatchQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `run_watch`.\",\"required\":[],\"properties\":{\"after\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Start after this `seq`. `Last-Event-ID` wins.\"},\"from\":{\"$ref\":\"#/components/schemas/WatchFrom\"}}},\"RunEventListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `run_event_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}}},\"RunStopQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `run_stop`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}},\"ApprovalListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `approval_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/ApprovalState\"},\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}}},\"AuditListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `audit_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"principal\":{\"$ref\":\"#/components/schemas/PrincipalName\"},\"operation\":{\"$ref\":\"#/components/schemas/OperationName\"},\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"outcome\":{\"$ref\":\"#/components/schemas/AuditOutcome\"},\"createdAfter\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only entries written at or after this instant.\"},\"createdBefore\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only entries written before this instant.\"}}},\"FileListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `file_list`.\",\"required\":[],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"path\":{\"type\":\"string\",\"maxLength\":1024,\"description\":\"The directory below the root, as `path` of an entry; the root itself without it. Needs `root`.\"},\"sort\":{\"$ref\":\"#/components/schemas/FileSort\"},\"order\":{\"$ref\":\"#/components/schemas/SortOrder\"},\"name\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":255,\"description\":\"Only entries whose name has this text in it, in capitals or not. Needs `root`.\"},\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}}},\"FileContentViewQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `file_content_view`.\",\"required\":[\"root\",\"path\"],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"path\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":1024,\"description\":\"Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or\\n`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.\\n\"},\"offset\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"default\":0,\"description\":\"The byte to begin at. Within a character it begins at the next one.\"},\"length\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":4,\"maximum\":1048576,\"default\":1048576,\"description\":\"How many bytes of text at the most.\"}}},\"FileDownloadQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `file_download`.\",\"required\":[\"root\",\"path\"],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"path\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":1024,\"description\":\"Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or\\n`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.\\n\"}}},\"CronJobListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `cron_job_list`.\",\"required\":[],\"properties\":{\"includeDisabled\":{\"type\":\"boolean\",\"default\":true,\"description\":\"Also the jobs that are paused or disabled. The runtime itself leaves them out.\"}}},\"EnvironmentKeyListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `environment_key_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}}},\"SkillListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `skill_list`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}}},\"SkillFileListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `skill_file_list`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}}},\"SkillFileViewQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `skill_file_view`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"offset\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"default\":0,\"description\":\"The byte to begin at. Within a character it begins at the next one.\"},\"length\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":4,\"maximum\":1048576,\"default\":1048576,\"description\":\"How many bytes of text at the most.\"}}},\"SecretListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `secret_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}}},\"BusinessKeyListQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `business_key_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}}},\"RuntimeOrderWatchQuery\":{\"type\":\"object\",\"description\":\"The query parameters of `runtime_order_watch`.\",\"required\":[],\"properties\":{\"after\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"default\":0,\"description\":\"Start after this `seq`.\"}}},\"Error\":{\"type\":\"object\",\"description\":\"Every answer that is not a success.\",\"required\":[\"code\",\"message\",\"status\",\"requestId\",\"retryable\",\"details\"],\"properties\":{\"code\":{\"$ref\":\"#/components/schemas/ErrorCode\"},\"message\":{\"type\":\"string\",\"description\":\"For people. Lower case, without internals; says what happened and what to do.\",\"maxLength\":2000},\"status\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"The HTTP status.\",\"minimum\":400,\"maximum\":599},\"requestId\":{\"$ref\":\"#/components/schemas/RequestId\"},\"retryable\":{\"type\":\"boolean\",\"description\":\"Whether the same request with the same `Idempotency-Key` may succeed unchanged later.\"},\"details\":{\"type\":\"array\",\"description\":\"What exactly is wrong. May be empty.\",\"maxItems\":100,\"items\":{\"$ref\":\"#/components/schemas/ErrorDetail\"}}},\"example\":{\"code\":\"invalid_argument\",\"message\":\"the request is not valid, see details\",\"status\":400,\"requestId\":\"6f9b4d0e-8f57-4a53-9a63-0d6f1f7f6a55\",\"retryable\":false,\"details\":[{\"reason\":\"out_of_range\",\"field\":\"limit\",\"message\":\"must be at most 1000\"}]}},\"ErrorDetail\":{\"type\":\"object\",\"description\":\"One thing that is wrong, for programs.\",\"required\":[\"reason\"],\"properties\":{\"reason\":{\"$ref\":\"#/components/schemas/ErrorReason\"},\"field\":{\"type\":\"string\",\"description\":\"The member (`agent.maxConcurrentRuns`, `labels.team`), parameter or header that is wrong.\",\"maxLength\":300},\"message\":{\"type\":\"string\",\"description\":\"What is wrong with it, for people. Never the value that was sent.\",\"maxLength\":1000},\"params\":{\"type\":\"object\",\"description\":\"Values that the reason speaks of, such as a limit.\",\"additionalProperties\":true}},\"example\":{\"reason\":\"out_of_range\",\"field\":\"limit\",\"message\":\"must be at most 1000\"}},\"ErrorCode\":{\"type\":\"string\",\"description\":\"What kind of failure it is. Open: treat a code you do not know by its status and `retryable`.\\n\",\"enum\":[\"invalid_argument\",\"unauthenticated\",\"permission_denied\",\"not_found\",\"method_not_allowed\",\"not_acceptable\",\"already_exists\",\"failed_precondition\",\"aborted\",\"idempotency_in_progress\",\"gone\",\"etag_mismatch\",\"payload_too_large\",\"unsupported_media_type\",\"range_not_satisfiable\",\"idempotency_key_conflict\",\"precondition_required\",\"resource_exhausted\",\"internal\",\"upstream_error\",\"unavailable\",\"deadline_exceeded\"],\"example\":\"invalid_argument\"},\"ErrorReason\":{\"type\":\"string\",\"description\":\"Why, exactly. Open.\\n\\nOf a request that is not valid:\\n- `malformed`: not parseable as what it should be (JSON, UTF-8, percent-encoding, a header's form).\\n- `trailing_bytes`: something follows the JSON value.\\n- `unknown_member`, `missing_member`, `duplicate_member`: of a JSON object.\\n- `unknown_parameter`, `missing_parameter`, `duplicate_parameter`: of the query or headers.\\n- `wrong_type`, `out_of_range`, `too_short`, `too_long`, `too_many`, `pattern_mismatch`, `unknown_value`: of a value.\\n- `not_allowed`: the value is well formed, but not one that may be given here.\\n- `page_token_invalid`, `page_token_expired`, `page_token_filters`: the page token is not ours, is over a day old, or\\n  was made for other filters.\\n\\nOf a state:\\n- `tenant_blocked`: the tenant's access is `blocked`; the message is the operator's.\\n- `tenant_deleting`: the tenant is being deleted.\\n- `tenant_provisioning`: the tenant is not ready yet.\\n- `id_taken`, `external_id_taken`: another resource has this name.\\n- `agent_stopped`, `agent_failed`: the agent was stopped on request, or crashed too often; start it first.\\n- `not_configured`: the operator has not set up what this needs (an agent release that can run, a model).\\n- `queue_full`: as many runs wait as may.\\n- `quota_exceeded`: the tenant stores more than it may.\\n- `session_busy`: another run of this session has not ended.\\n- `approval_decided`: it was decided otherwise, or its time ran out; `params` say how.\\n- `job_paused`: the cron job is paused or disabled; resume it first.\\n- `cron_not_stoppable`: the agent's runtime cannot stop what a cron job began; `force` restarts the agent, and\\n  `params.alsoEnds` names the runs that end with it. What the agent began by itself beside its runs ends too, unnamed.\\n- `budget_exceeded`: the run has used as many tokens as it may.\\n- `stale_generation`: another agent host has taken over; this one must end.\\n- `slot_free`: no run holds this slot.\\n\\nOf an environment key:\\n- `name_reserved`: the Hub or the agent's program uses this name; choose another one.\\n- `name_not_secret`: the name does not sound like a secret; `params.endings` say how such a name ends.\\n- `too_many_keys`: the tenant has as many keys as it may; `params.keysMax` says how many.\\n\\nOf a secret:\\n- `name_taken`: another secret has this name.\\n- `too_many_secrets`: the Hub keeps as many as it may; `params.secretsMax` says how many.\\n- `reauth_required`: the provider has ended the grant; give new material.\\n- `secret_misconfigured`: the provider refuses the client or the scopes.\\n- `secret_undecryptable`: its master key is not here, or it was changed in the database.\\n- `provider_unreachable`, `provider_failed`, `provider_timeout`: the provider could not be reached, answered with an error or\\n  with what cannot be used, or was silent.\\n\\nOf a file:\\n- `not_a_file`: there is a directory, a link, a device, a file with a second name or the like, and no plain file.\\n- `not_a_directory`: there is no directory, but something else.\\n- `not_readable`: its owner lets nobody read it.\\n- `not_previewable`: it is no UTF-8 text; download it.\\n- `directory_too_large`: the directory has more entries than are sorted; `params.entriesMax` says how many are.\\n\\nOf the agent's runtime:\\n- `agent_not_answering`: the agent could not be asked, or has not answered, in time.\\n- `outcome_unknown`: the agent went away while it was asked, so nobody knows whether it did it; look before you ask\\n  again.\\n- `runtime_refused`: the runtime does not take it; the message is its own.\\n- `runtime_failed`: the runtime failed; the message is its own.\\n\\nOf a skill:\\n- `too_many_names`: as many names are switched off as may be; `params.namesMax` says how many.\\n\\nOf the model:\\n- `model_unreachable`, `model_refused`, `model_timeout`: the provider could not be reached, refused the call\\n  (`params.upstreamStatus`), or did not answer in time.\\n\\nOf the Hub:\\n- `rate_limited`: too many requests from this caller or address.\\n- `overloaded`: too many requests at once.\\n- `too_many_streams`: as many event streams are open as may; `params.of` says of what (`hub`, `tenant`, `run`,\\n  `token`), and `params.streamsMax` how many.\\n- `database_unavailable`, `disk_full`: it cannot write; reads may go on.\\n- `audit_unavailable`: it cannot write its audit log, and so changes nothing; reads may go on.\\n- `shutting_down`: it is stopping; its successor will answer.\\n- `body_timeout`: the request's body came too slowly.\\n\",\"enum\":[\"malformed\",\"trailing_bytes\",\"unknown_member\",\"missing_member\",\"duplicate_member\",\"unknown_parameter\",\"missing_parameter\",\"duplicate_parameter\",\"wrong_type\",\"out_of_range\",\"too_short\",\"too_long\",\"too_many\",\"pattern_mismatch\",\"unknown_value\",\"not_allowed\",\"page_token_invalid\",\"page_token_expired\",\"page_token_filters\",\"tenant_blocked\",\"tenant_deleting\",\"tenant_provisioning\",\"id_taken\",\"external_id_taken\",\"agent_stopped\",\"agent_failed\",\"not_configured\",\"queue_full\",\"quota_exceeded\",\"session_busy\",\"approval_decided\",\"job_paused\",\"cron_not_stoppable\",\"budget_exceeded\",\"stale_generation\",\"slot_free\",\"name_reserved\",\"name_not_secret\",\"too_many_keys\",\"name_taken\",\"too_many_secrets\",\"reauth_required\",\"secret_misconfigured\",\"secret_undecryptable\",\"provider_unreachable\",\"provider_failed\",\"provider_timeout\",\"not_a_file\",\"not_a_directory\",\"not_readable\",\"not_previewable\",\"directory_too_large\",\"too_many_names\",\"agent_not_answering\",\"outcome_unknown\",\"runtime_refused\",\"runtime_failed\",\"model_unreachable\",\"model_refused\",\"model_timeout\",\"rate_limited\",\"too_many_streams\",\"overloaded\",\"database_unavailable\",\"disk_full\",\"audit_unavailable\",\"shutting_down\",\"body_timeout\"],\"example\":\"out_of_range\"},\"RequestId\":{\"type\":\"string\",\"description\":\"The Hub's own id of this request, also in its log and in `x-request-id`.\",\"maxLength\":64,\"example\":\"6f9b4d0e-8f57-4a53-9a63-0d6f1f7f6a55\"},\"IdempotencyKey\":{\"type\":\"string\",\"description\":\"Chosen by the caller, visible ASCII. A random UUID is a good one.\",\"minLength\":1,\"maxLength\":255,\"pattern\":\"^[\\\\x21-\\\\x7e]+$\",\"example\":\"0d6f1f7f-6a55-4a53-9a63-6f9b4d0e8f57\"},\"EtagCondition\":{\"type\":\"string\",\"description\":\"One entity tag in double quotes, or `*`.\",\"minLength\":1,\"maxLength\":80,\"pattern\":\"^(\\\\*|\\\"[\\\\x21\\\\x23-\\\\x7e]{1,76}\\\")$\",\"example\":\"\\\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0.3\\\"\"},\"Health\":{\"type\":\"object\",\"description\":\"The process lives.\",\"required\":[\"state\"],\"properties\":{\"state\":{\"$ref\":\"#/components/schemas/HealthState\"}},\"example\":{\"state\":\"alive\"}},\"HealthState\":{\"type\":\"string\",\"description\":\"Liveness. Open.\",\"enum\":[\"alive\"],\"example\":\"alive\"},\"Readiness\":{\"type\":\"object\",\"description\":\"The Hub can work.\",\"required\":[\"state\",\"checks\"],\"properties\":{\"state\":{\"$ref\":\"#/components/schemas/ReadinessState\"},\"checks\":{\"type\":\"array\",\"description\":\"What was looked at.\",\"maxItems\":20,\"items\":{\"$ref\":\"#/components/schemas/ReadinessCheck\"}}},\"example\":{\"state\":\"ready\",\"checks\":[{\"name\":\"database\",\"state\":\"ok\"},{\"name\":\"disk\",\"state\":\"ok\"}]}},\"ReadinessState\":{\"type\":\"string\",\"description\":\"Readiness. Open.\",\"enum\":[\"ready\"],\"example\":\"ready\"},\"ReadinessCheck\":{\"type\":\"object\",\"description\":\"One thing that the Hub needs to work.\",\"required\":[\"name\",\"state\"],\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"What was looked at; names may be added.\",\"maxLength\":60},\"state\":{\"$ref\":\"#/components/schemas/CheckState\"}},\"example\":{\"name\":\"database\",\"state\":\"ok\"}},\"CheckState\":{\"type\":\"string\",\"description\":\"How a check went. Open.\",\"enum\":[\"ok\",\"failed\"],\"example\":\"ok\"},\"Version\":{\"type\":\"object\",\"description\":\"What is running here.\",\"required\":[\"version\",\"commit\",\"apiVersion\",\"startedAt\",\"features\",\"isolation\",\"releases\"],\"properties\":{\"version\":{\"type\":\"string\",\"description\":\"The Hub's version (semver).\",\"maxLength\":60},\"commit\":{\"type\":\"string\",\"description\":\"The commit it was built from, or `unknown`.\",\"maxLength\":60},\"apiVersion\":{\"type\":\"string\",\"description\":\"The API's version, the first segment of its paths.\",\"maxLength\":10},\"startedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When this process started.\"},\"features\":{\"type\":\"array\",\"description\":\"Names of optional abilities that this Hub has.\",\"maxItems\":100,\"items\":{\"type\":\"string\",\"maxLength\":60}},\"isolation\":{\"$ref\":\"#/components/schemas/VersionIsolation\"},\"releases\":{\"type\":\"array\",\"description\":\"What agents can be started with.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/VersionRelease\"}}},\"example\":{\"version\":\"0.1.0\",\"commit\":\"unknown\",\"apiVersion\":\"v1\",\"startedAt\":\"2026-11-23T12:00:00.000Z\",\"features\":[],\"isolation\":{\"level\":\"uid\",\"notProtected\":[\"the kernel is shared\"]},\"releases\":[{\"id\":\"rel_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"version\":\"0.19.0\",\"active\":true}]}},\"VersionIsolation\":{\"type\":\"object\",\"description\":\"What keeps tenants apart, as it was reached, and what it does not.\",\"required\":[\"level\",\"notProtected\"],\"properties\":{\"level\":{\"$ref\":\"#/components/schemas/IsolationLevel\"},\"notProtected\":{\"type\":\"array\",\"description\":\"What this level does not protect, for people.\",\"maxItems\":20,\"items\":{\"type\":\"string\",\"maxLength\":500}}},\"example\":{\"level\":\"process\",\"notProtected\":[\"there is no protection between tenants\"]}},\"IsolationLevel\":{\"type\":\"string\",\"description\":\"What keeps tenants apart. Open.\\n- `process`: nothing; each agent is a process of the Hub's own user.\\n- `uid`: each tenant's agent has a system user of its own.\\n\",\"enum\":[\"process\",\"uid\"],\"example\":\"uid\"},\"VersionRelease\":{\"type\":\"object\",\"description\":\"Something that agents can be started with.\",\"required\":[\"id\",\"version\",\"active\"],\"properties\":{\"id\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ReleaseId\"}],\"description\":\"The release; null for a virtual environment that the operator names.\"},\"version\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The version of the agent, if it is known.\",\"maxLength\":60},\"active\":{\"type\":\"boolean\",\"description\":\"Whether agents are started with it now.\"}},\"example\":{\"id\":\"rel_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"version\":\"0.19.0\",\"active\":true}},\"OpenapiDocument\":{\"type\":\"object\",\"description\":\"An OpenAPI document.\",\"additionalProperties\":true,\"example\":{\"openapi\":\"3.0.3\"}},\"TenantId\":{\"type\":\"string\",\"description\":\"A tenant's id, chosen when it is created. May be used again after the tenant is gone.\",\"minLength\":1,\"maxLength\":63,\"pattern\":\"^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$\",\"example\":\"acme\"},\"TenantUid\":{\"type\":\"string\",\"description\":\"A tenant's own id, made by the Hub and never used again.\",\"maxLength\":30,\"pattern\":\"^ten_[0-9a-hjkmnp-tv-z]{26}$\",\"example\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"ReleaseId\":{\"type\":\"string\",\"description\":\"The id of an installed agent release.\",\"maxLength\":30,\"pattern\":\"^rel_[0-9a-hjkmnp-tv-z]{26}$\",\"example\":\"rel_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"ExternalId\":{\"type\":\"string\",\"description\":\"The operator's own key for a tenant, unique among tenants. Visible ASCII.\",\"minLength\":1,\"maxLength\":200,\"pattern\":\"^[\\\\x21-\\\\x7e]+$\",\"example\":\"crm-4711\"},\"LabelFilter\":{\"type\":\"string\",\"description\":\"A label to filter by, `key:value`.\",\"maxLength\":130,\"pattern\":\"^[a-z0-9][a-z0-9./-]{0,62}:.{0,63}$\",\"example\":\"team:support\"},\"Labels\":{\"type\":\"object\",\"description\":\"What lists filter by: up to 64 pairs; keys match `^[a-z0-9][a-z0-9./-]{0,62}$`, values have up to 63 characters.\\n\",\"maxProperties\":64,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":63},\"example\":{\"team\":\"support\"}},\"Metadata\":{\"type\":\"object\",\"description\":\"The caller's own data, never interpreted. Up to 50 pairs; keys have up to 40 characters, values up to 500.\",\"maxProperties\":50,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":500},\"example\":{\"contract\":\"2026-Q4\"}},\"LabelsUpdate\":{\"type\":\"object\",\"description\":\"Merged by key; `null` removes the key.\",\"maxProperties\":64,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":63,\"nullable\":true},\"example\":{\"team\":\"support\",\"trial\":null}},\"MetadataUpdate\":{\"type\":\"object\",\"description\":\"Merged by key; `null` removes the key.\",\"maxProperties\":50,\"additionalProperties\":{\"type\":\"string\",\"maxLength\":500,\"nullable\":true},\"example\":{\"contract\":\"2026-Q4\",\"note\":null}},\"TenantState\":{\"type\":\"string\",\"description\":\"Where a tenant is in its life. Open. `provisioning`: its home is being made; `ready`; `failed`: provisioning does not\\nsucceed, a condition says why, and it is tried again; `deleting`.\\n\",\"enum\":[\"provisioning\",\"ready\",\"failed\",\"deleting\"],\"example\":\"ready\"},\"AgentState\":{\"type\":\"string\",\"description\":\"Where a tenant's agent is. Open. `hibernated`: not running for want of work, any work wakes it; `stopped`: stopped on\\nrequest; `failed`: it crashed too often.\\n\",\"enum\":[\"stopped\",\"starting\",\"running\",\"stopping\",\"failed\",\"hibernated\"],\"example\":\"hibernated\"},\"ConditionStatus\":{\"type\":\"string\",\"description\":\"Whether a condition holds. Open.\",\"enum\":[\"true\",\"false\",\"unknown\"],\"example\":\"true\"},\"Condition\":{\"type\":\"object\",\"description\":\"One aspect of a resource, why it is so, and when it is tried next.\",\"required\":[\"type\",\"status\",\"reason\",\"message\",\"lastTransitionAt\",\"nextTryAt\"],\"properties\":{\"type\":{\"type\":\"string\",\"description\":\"Which aspect, such as `home_ready`. One condition for each type; types may be added.\",\"maxLength\":60},\"status\":{\"$ref\":\"#/components/schemas/ConditionStatus\"},\"reason\":{\"type\":\"string\",\"description\":\"Why, for programs.\",\"maxLength\":60},\"message\":{\"type\":\"string\",\"description\":\"Why, for people.\",\"maxLength\":1000},\"lastTransitionAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When `status` last changed.\"},\"nextTryAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it is tried again, if it will be.\"}},\"example\":{\"type\":\"home_ready\",\"status\":\"true\",\"reason\":\"provisioned\",\"message\":\"the home exists\",\"lastTransitionAt\":\"2026-11-23T12:00:00.000Z\",\"nextTryAt\":null}},\"AccessStatus\":{\"type\":\"string\",\"description\":\"Whether a tenant may work. Open.\",\"enum\":[\"active\",\"blocked\"],\"example\":\"active\"},\"Access\":{\"type\":\"object\",\"description\":\"Whether a tenant may work.\",\"required\":[\"status\",\"message\",\"reason\",\"changedAt\"],\"properties\":{\"status\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"message\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What is said to those who try to work with a blocked tenant.\",\"maxLength\":500},\"reason\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The operator's own word for why, for programs.\",\"maxLength\":60},\"changedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When the access state was last changed.\"}},\"example\":{\"status\":\"blocked\",\"message\":\"the trial has ended, please contact sales\",\"reason\":\"trial_ended\",\"changedAt\":\"2026-11-23T12:00:00.000Z\"}},\"AccessReplace\":{\"type\":\"object\",\"description\":\"The access state to set. Left-out members are cleared.\",\"required\":[\"status\"],\"properties\":{\"status\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"message\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What is said to those who try to work with a blocked tenant.\",\"minLength\":1,\"maxLength\":500},\"reason\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The operator's own word for why, for programs.\",\"minLength\":1,\"maxLength\":60,\"pattern\":\"^[a-z][a-z0-9_]*$\"}},\"example\":{\"status\":\"blocked\",\"message\":\"the trial has ended, please contact sales\",\"reason\":\"trial_ended\"}},\"AgentSettings\":{\"type\":\"object\",\"description\":\"The agent's settings in force.\",\"required\":[\"model\",\"maxConcurrentRuns\",\"maxQueuedRuns\",\"idleTimeoutSeconds\",\"approvalTimeoutSeconds\",\"runTimeoutSeconds\"],\"properties\":{\"model\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The model to use; null stands for the Hub's default.\",\"maxLength\":200},\"maxConcurrentRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs execute at once.\",\"minimum\":1,\"maximum\":32},\"maxQueuedRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs may wait for a free place.\",\"minimum\":0,\"maximum\":1000},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"After how long without work the agent is put to sleep.\",\"minimum\":10,\"maximum\":86400},\"approvalTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a pending approval waits before it is denied.\",\"minimum\":5,\"maximum\":86400},\"runTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a run may take unless it says otherwise.\",\"minimum\":1,\"maximum\":86400}},\"example\":{\"model\":null,\"maxConcurrentRuns\":4,\"maxQueuedRuns\":100,\"idleTimeoutSeconds\":900,\"approvalTimeoutSeconds\":300,\"runTimeoutSeconds\":3600}},\"AgentSettingsCreate\":{\"type\":\"object\",\"description\":\"Settings of a new agent. A left-out member has its default.\",\"properties\":{\"model\":{\"type\":\"string\",\"description\":\"The model to use. Default is the Hub's own.\",\"minLength\":1,\"maxLength\":200},\"maxConcurrentRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs execute at once. Default 4.\",\"minimum\":1,\"maximum\":32},\"maxQueuedRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs may wait for a free place. Default 100.\",\"minimum\":0,\"maximum\":1000},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"After how long without work the agent is put to sleep. Default 900.\",\"minimum\":10,\"maximum\":86400},\"approvalTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a pending approval waits before it is denied. Default 300.\",\"minimum\":5,\"maximum\":86400},\"runTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long a run may take unless it says otherwise. Default 3600.\",\"minimum\":1,\"maximum\":86400}},\"example\":{\"maxConcurrentRuns\":2}},\"AgentSettingsUpdate\":{\"type\":\"object\",\"description\":\"Changed settings. An absent member stays, `null` goes back to its default.\",\"properties\":{\"model\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The model to use.\",\"minLength\":1,\"maxLength\":200},\"maxConcurrentRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How many runs execute at once.\",\"minimum\":1,\"maximum\":32},\"maxQueuedRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How many runs may wait for a free place.\",\"minimum\":0,\"maximum\":1000},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"After how long without work the agent is put to sleep.\",\"minimum\":10,\"maximum\":86400},\"approvalTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How long a pending approval waits before it is denied.\",\"minimum\":5,\"maximum\":86400},\"runTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"How long a run may take unless it says otherwise.\",\"minimum\":1,\"maximum\":86400}},\"example\":{\"maxConcurrentRuns\":8,\"model\":null}},\"StorageEnforcement\":{\"type\":\"string\",\"description\":\"What holds a tenant to its quota. Open. `none`: there is no quota; `advisory`: measured, and new work is refused above\\nit, but a running agent may still exceed it; `enforced`: the file system refuses.\\n\",\"enum\":[\"none\",\"advisory\",\"enforced\"],\"example\":\"advisory\"},\"Storage\":{\"type\":\"object\",\"description\":\"What a tenant may and does store.\",\"required\":[\"quotaBytes\",\"usedBytes\",\"measuredAt\",\"enforcement\"],\"properties\":{\"quotaBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How much it may store; null is no limit.\",\"minimum\":0},\"usedBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How much it stored at `measuredAt`; null before the first measurement.\",\"minimum\":0},\"measuredAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it was last measured.\"},\"enforcement\":{\"$ref\":\"#/components/schemas/StorageEnforcement\"}},\"example\":{\"quotaBytes\":1073741824,\"usedBytes\":52311,\"measuredAt\":\"2026-11-23T12:00:00.000Z\",\"enforcement\":\"advisory\"}},\"StorageCreate\":{\"type\":\"object\",\"description\":\"A new tenant's storage.\",\"properties\":{\"quotaBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"How much it may store. Default is no limit.\",\"minimum\":1048576,\"maximum\":1125899906842624}},\"example\":{\"quotaBytes\":1073741824}},\"StorageUpdate\":{\"type\":\"object\",\"description\":\"Changed storage settings.\",\"properties\":{\"quotaBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How much it may store; null is no limit.\",\"minimum\":1048576,\"maximum\":1125899906842624}},\"example\":{\"quotaBytes\":2147483648}},\"Tenant\":{\"type\":\"object\",\"description\":\"Someone an agent is hosted for.\",\"required\":[\"id\",\"uid\",\"displayName\",\"externalId\",\"labels\",\"metadata\",\"agent\",\"storage\",\"state\",\"conditions\",\"access\",\"agentState\",\"releaseId\",\"activeRuns\",\"revision\",\"observedRevision\",\"createdAt\",\"updatedAt\",\"deleteRequestedAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/TenantId\"},\"uid\":{\"$ref\":\"#/components/schemas/TenantUid\"},\"displayName\":{\"type\":\"string\",\"nullable\":true,\"description\":\"A name for people, if one was given.\",\"maxLength\":200},\"externalId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ExternalId\"}],\"description\":\"The operator's own key, if one was given.\"},\"labels\":{\"$ref\":\"#/components/schemas/Labels\"},\"metadata\":{\"$ref\":\"#/components/schemas/Metadata\"},\"agent\":{\"$ref\":\"#/components/schemas/AgentSettings\"},\"storage\":{\"$ref\":\"#/components/schemas/Storage\"},\"state\":{\"$ref\":\"#/components/schemas/TenantState\"},\"conditions\":{\"type\":\"array\",\"description\":\"Why the tenant is in this state; one for each type.\",\"maxItems\":20,\"items\":{\"$ref\":\"#/components/schemas/Condition\"}},\"access\":{\"$ref\":\"#/components/schemas/Access\"},\"agentState\":{\"$ref\":\"#/components/schemas/AgentState\"},\"releaseId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ReleaseId\"}],\"description\":\"The release the agent runs, once it has run.\"},\"activeRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many of its runs have not ended.\",\"minimum\":0},\"revision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Counts changes to what callers may set, from 1. Part of the ETag.\",\"minimum\":1},\"observedRevision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The newest revision that the world behind the tenant has been brought to.\",\"minimum\":0},\"createdAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was created.\"},\"updatedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When `revision` was last raised.\"},\"deleteRequestedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When its deletion was asked for, if it was.\"}},\"example\":{\"id\":\"acme\",\"uid\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"displayName\":\"Acme Ltd\",\"externalId\":\"crm-4711\",\"labels\":{\"team\":\"support\"},\"metadata\":{},\"agent\":{\"model\":null,\"maxConcurrentRuns\":4,\"maxQueuedRuns\":100,\"idleTimeoutSeconds\":900,\"approvalTimeoutSeconds\":300,\"runTimeoutSeconds\":3600},\"storage\":{\"quotaBytes\":null,\"usedBytes\":null,\"measuredAt\":null,\"enforcement\":\"none\"},\"state\":\"ready\",\"conditions\":[{\"type\":\"home_ready\",\"status\":\"true\",\"reason\":\"provisioned\",\"message\":\"the home exists\",\"lastTransitionAt\":\"2026-11-23T12:00:00.000Z\",\"nextTryAt\":null}],\"access\":{\"status\":\"active\",\"message\":null,\"reason\":null,\"changedAt\":\"2026-11-23T12:00:00.000Z\"},\"agentState\":\"hibernated\",\"releaseId\":null,\"activeRuns\":0,\"revision\":1,\"observedRevision\":1,\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"updatedAt\":\"2026-11-23T12:00:00.000Z\",\"deleteRequestedAt\":null}},\"TenantResultsPage\":{\"type\":\"object\",\"description\":\"A page of tenants.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The tenants, by id.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/Tenant\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":2048}},\"example\":{\"items\":[],\"next_page\":null}},\"TenantCreate\":{\"type\":\"object\",\"description\":\"A tenant to create.\",\"required\":[\"id\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/TenantId\"},\"displayName\":{\"type\":\"string\",\"description\":\"A name for people.\",\"minLength\":1,\"maxLength\":200},\"externalId\":{\"$ref\":\"#/components/schemas/ExternalId\"},\"labels\":{\"$ref\":\"#/components/schemas/Labels\"},\"metadata\":{\"$ref\":\"#/components/schemas/Metadata\"},\"agent\":{\"$ref\":\"#/components/schemas/AgentSettingsCreate\"},\"storage\":{\"$ref\":\"#/components/schemas/StorageCreate\"}},\"example\":{\"id\":\"acme\",\"displayName\":\"Acme Ltd\",\"labels\":{\"team\":\"support\"}}},\"TenantUpdate\":{\"type\":\"object\",\"description\":\"What to change of a tenant.\",\"properties\":{\"displayName\":{\"type\":\"string\",\"nullable\":true,\"description\":\"A name for people; null removes it.\",\"minLength\":1,\"maxLength\":200},\"externalId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ExternalId\"}],\"description\":\"The operator's own key; null removes it.\"},\"labels\":{\"$ref\":\"#/components/schemas/LabelsUpdate\"},\"metadata\":{\"$ref\":\"#/components/schemas/MetadataUpdate\"},\"agent\":{\"$ref\":\"#/components/schemas/AgentSettingsUpdate\"},\"storage\":{\"$ref\":\"#/components/schemas/StorageUpdate\"}},\"example\":{\"displayName\":\"Acme GmbH\",\"externalId\":null}},\"RunId\":{\"type\":\"string\",\"description\":\"A run's id.\",\"maxLength\":30,\"pattern\":\"^run_[0-9a-hjkmnp-tv-z]{26}$\",\"example\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"ApprovalId\":{\"type\":\"string\",\"description\":\"An approval's id.\",\"maxLength\":30,\"pattern\":\"^apr_[0-9a-hjkmnp-tv-z]{26}$\",\"example\":\"apr_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"SessionId\":{\"type\":\"string\",\"description\":\"A conversation's id, chosen by the client.\",\"minLength\":1,\"maxLength\":128,\"pattern\":\"^[A-Za-z0-9_-]{1,128}$\",\"example\":\"support-4711\"},\"LastEventId\":{\"type\":\"string\",\"description\":\"A decimal number.\",\"minLength\":1,\"maxLength\":16,\"pattern\":\"^[0-9]{1,16}$\",\"example\":\"17\"},\"WatchFrom\":{\"type\":\"string\",\"description\":\"Where a stream starts. Open.\",\"enum\":[\"start\",\"now\"],\"example\":\"now\"},\"RunState\":{\"type\":\"string\",\"description\":\"Where a run is. Open. `queued`: waits for a place or for its session; `starting`: given to the agent's host, and\\n`queued` again if that died before it had surely begun it; `running`; `waiting_for_approval`; `stopping`: a stop was asked for and is not confirmed. The ends: `completed`,\\n`failed`, `cancelled`, and `lost` (the agent died with it: it may have had effects, and it is never run again by itself).\\n\",\"enum\":[\"queued\",\"starting\",\"running\",\"waiting_for_approval\",\"stopping\",\"completed\",\"failed\",\"cancelled\",\"lost\"],\"example\":\"running\"},\"OriginKind\":{\"type\":\"string\",\"description\":\"How a run came about. Open.\",\"enum\":[\"api\",\"cron\"],\"example\":\"api\"},\"Origin\":{\"type\":\"object\",\"description\":\"How a run came about.\",\"required\":[\"kind\",\"ref\"],\"properties\":{\"kind\":{\"$ref\":\"#/components/schemas/OriginKind\"},\"ref\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What it came from, such as a schedule's id.\",\"maxLength\":200}},\"example\":{\"kind\":\"api\",\"ref\":null}},\"InputPart\":{\"description\":\"One part of what the agent is given. Open.\",\"oneOf\":[{\"type\":\"object\",\"description\":\"Text.\",\"required\":[\"type\",\"text\"],\"properties\":{\"type\":{\"type\":\"string\",\"description\":\"The kind of part.\",\"enum\":[\"text\"]},\"text\":{\"type\":\"string\",\"description\":\"The text.\",\"minLength\":1,\"maxLength\":1000000}}}],\"example\":{\"type\":\"text\",\"text\":\"Say hello.\"}},\"TurnRole\":{\"type\":\"string\",\"description\":\"Who said it. Open.\",\"enum\":[\"user\",\"assistant\"],\"example\":\"user\"},\"Turn\":{\"type\":\"object\",\"description\":\"Something that was said earlier.\",\"required\":[\"role\",\"text\"],\"properties\":{\"role\":{\"$ref\":\"#/components/schemas/TurnRole\"},\"text\":{\"type\":\"string\",\"description\":\"What was said.\",\"minLength\":1,\"maxLength\":1000000}},\"example\":{\"role\":\"user\",\"text\":\"Hello.\"}},\"RunLimits\":{\"type\":\"object\",\"description\":\"How long and how much a run may take.\",\"required\":[\"timeoutSeconds\",\"idleTimeoutSeconds\",\"queueTimeoutSeconds\",\"maxTokens\"],\"properties\":{\"timeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"From its start to its end.\",\"minimum\":1},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"nullable\":true,\"description\":\"The longest silence; null is no limit.\",\"minimum\":1},\"queueTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long it may wait in the queue.\",\"minimum\":1},\"maxTokens\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How many tokens its model calls may use together; null is no limit.\",\"minimum\":1}},\"example\":{\"timeoutSeconds\":3600,\"idleTimeoutSeconds\":null,\"queueTimeoutSeconds\":3600,\"maxTokens\":null}},\"RunLimitsCreate\":{\"type\":\"object\",\"description\":\"Limits of a new run. A left-out member has its default.\",\"properties\":{\"timeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"From its start to its end. Default is the tenant's `runTimeoutSeconds`.\",\"minimum\":1,\"maximum\":86400},\"idleTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"The longest silence. Default is no limit.\",\"minimum\":1,\"maximum\":86400},\"queueTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How long it may wait in the queue. Default 3600.\",\"minimum\":1,\"maximum\":86400},\"maxTokens\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"How many tokens its model calls may use together. Default is no limit.\",\"minimum\":1,\"maximum\":1000000000000}},\"example\":{\"timeoutSeconds\":600}},\"SessionBusy\":{\"type\":\"string\",\"description\":\"What to do when the session has a run that has not ended. Open.\",\"enum\":[\"enqueue\",\"reject\"],\"example\":\"enqueue\"},\"RunCreate\":{\"type\":\"object\",\"description\":\"Work for the tenant's agent.\",\"required\":[\"input\"],\"properties\":{\"input\":{\"type\":\"array\",\"description\":\"What the agent is given.\",\"minItems\":1,\"maxItems\":20,\"items\":{\"$ref\":\"#/components/schemas/InputPart\"}},\"instructions\":{\"type\":\"string\",\"description\":\"Added to the agent's own instructions for this run.\",\"minLength\":1,\"maxLength\":100000},\"sessionId\":{\"$ref\":\"#/components/schemas/SessionId\"},\"history\":{\"type\":\"array\",\"description\":\"What was said before, for a run without a session. Not allowed together with `sessionId`.\",\"maxItems\":500,\"items\":{\"$ref\":\"#/components/schemas/Turn\"}},\"ifSessionBusy\":{\"$ref\":\"#/components/schemas/SessionBusy\"},\"limits\":{\"$ref\":\"#/components/schemas/RunLimitsCreate\"},\"metadata\":{\"$ref\":\"#/components/schemas/Metadata\"}},\"example\":{\"input\":[{\"type\":\"text\",\"text\":\"Say hello.\"}],\"sessionId\":\"support-4711\"}},\"RunStop\":{\"type\":\"object\",\"description\":\"How to stop.\",\"properties\":{\"force\":{\"type\":\"boolean\",\"description\":\"Restart the agent if it does not confirm, or cannot stop the run, even if other runs die of it.\",\"default\":false}},\"example\":{\"force\":false}},\"RunHistory\":{\"type\":\"object\",\"description\":\"How much of what was said before the agent was given.\",\"required\":[\"messages\",\"truncated\"],\"properties\":{\"messages\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many turns.\",\"minimum\":0},\"truncated\":{\"type\":\"boolean\",\"description\":\"Whether older turns were left out.\"}},\"example\":{\"messages\":4,\"truncated\":false}},\"RunErrorCode\":{\"type\":\"string\",\"description\":\"Why a run failed. Open. `agent_error`: the agent said so; `model_error`: the model refused or failed;\\n`model_stream_cut`: a model's answer broke off, so the agent's text cannot be trusted; `empty_result`: nothing came of\\nit; `timed_out`, `idle_timed_out`, `queue_timed_out`, `token_limit`: a limit of the run; `agent_refused`: the agent did\\nnot take it; `agent_failed`: the agent could not be kept running.\\n\",\"enum\":[\"agent_error\",\"model_error\",\"model_stream_cut\",\"empty_result\",\"timed_out\",\"idle_timed_out\",\"queue_timed_out\",\"token_limit\",\"agent_refused\",\"agent_failed\"],\"example\":\"model_error\"},\"RunError\":{\"type\":\"object\",\"description\":\"Why a run failed.\",\"required\":[\"code\",\"message\",\"retryable\"],\"properties\":{\"code\":{\"$ref\":\"#/components/schemas/RunErrorCode\"},\"message\":{\"type\":\"string\",\"description\":\"For people.\",\"maxLength\":4000},\"retryable\":{\"type\":\"boolean\",\"description\":\"Whether the same run may succeed later.\"}},\"example\":{\"code\":\"model_error\",\"message\":\"the model refused the call\",\"retryable\":true}},\"UsageSource\":{\"type\":\"string\",\"description\":\"Where the figures come from. Open. `proxy`: counted by the Hub as the calls passed; `runtime`: said by the agent;\\n`unknown`: nobody said.\\n\",\"enum\":[\"proxy\",\"runtime\",\"unknown\"],\"example\":\"proxy\"},\"Usage\":{\"type\":\"object\",\"description\":\"What a run used. Null is not known.\",\"required\":[\"inputTokens\",\"cachedInputTokens\",\"outputTokens\",\"totalTokens\",\"modelCalls\",\"source\"],\"properties\":{\"inputTokens\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"Tokens read, cached ones included.\",\"minimum\":0},\"cachedInputTokens\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"Tokens read from a cache.\",\"minimum\":0},\"outputTokens\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"Tokens written.\",\"minimum\":0},\"totalTokens\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"Both together.\",\"minimum\":0},\"modelCalls\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many model calls passed through the Hub.\",\"minimum\":0},\"source\":{\"$ref\":\"#/components/schemas/UsageSource\"}},\"example\":{\"inputTokens\":1234,\"cachedInputTokens\":0,\"outputTokens\":56,\"totalTokens\":1290,\"modelCalls\":1,\"source\":\"proxy\"}},\"ApprovalState\":{\"type\":\"string\",\"description\":\"Where an approval is. Open. `expired` was denied because its time ran out; `void`, because its run ended.\",\"enum\":[\"pending\",\"decided\",\"expired\",\"void\"],\"example\":\"pending\"},\"ApprovalChoice\":{\"type\":\"string\",\"description\":\"An answer. Open. `once`: this one time; `run`: all of this kind until the run ends; `deny`; `always` only where policy\\noffers it.\\n\",\"enum\":[\"once\",\"run\",\"deny\",\"always\"],\"example\":\"once\"},\"Approval\":{\"type\":\"object\",\"description\":\"Something an agent asked before doing it.\",\"required\":[\"id\",\"runId\",\"tenantId\",\"state\",\"tool\",\"command\",\"description\",\"choices\",\"requestedAt\",\"expiresAt\",\"decision\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/ApprovalId\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"},\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"state\":{\"$ref\":\"#/components/schemas/ApprovalState\"},\"tool\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The tool that wants to act.\",\"maxLength\":200},\"command\":{\"type\":\"string\",\"description\":\"What it wants to do; secrets are masked by the agent.\",\"maxLength\":100000},\"description\":{\"type\":\"string\",\"description\":\"Why the agent asks.\",\"maxLength\":10000},\"choices\":{\"type\":\"array\",\"description\":\"What may be answered.\",\"maxItems\":10,\"items\":{\"$ref\":\"#/components/schemas/ApprovalChoice\"}},\"requestedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was asked.\"},\"expiresAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it is denied by itself.\"},\"decision\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ApprovalDecision\"}],\"description\":\"How it was decided, once it was.\"}},\"example\":{\"id\":\"apr_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"runId\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"tenantId\":\"acme\",\"state\":\"pending\",\"tool\":\"terminal\",\"command\":\"rm -rf build\",\"description\":\"recursive delete\",\"choices\":[\"once\",\"run\",\"deny\"],\"requestedAt\":\"2026-11-23T12:00:00.000Z\",\"expiresAt\":\"2026-11-23T12:05:00.000Z\",\"decision\":null}},\"ApprovalDecision\":{\"type\":\"object\",\"description\":\"How an approval was decided.\",\"required\":[\"choice\",\"decidedBy\",\"decidedAt\",\"comment\"],\"properties\":{\"choice\":{\"$ref\":\"#/components/schemas/ApprovalChoice\"},\"decidedBy\":{\"type\":\"string\",\"description\":\"Who decided; `hub` when its time ran out or its run ended.\",\"maxLength\":200},\"decidedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When.\"},\"comment\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What was said with it.\",\"maxLength\":2000}},\"example\":{\"choice\":\"once\",\"decidedBy\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"decidedAt\":\"2026-11-23T12:01:00.000Z\",\"comment\":null}},\"ApprovalDecide\":{\"type\":\"object\",\"description\":\"An answer to an approval.\",\"required\":[\"approvalId\",\"choice\"],\"properties\":{\"approvalId\":{\"$ref\":\"#/components/schemas/ApprovalId\"},\"choice\":{\"$ref\":\"#/components/schemas/ApprovalChoice\"},\"comment\":{\"type\":\"string\",\"description\":\"Kept with the decision.\",\"minLength\":1,\"maxLength\":2000}},\"example\":{\"approvalId\":\"apr_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"choice\":\"once\"}},\"ApprovalResultsPage\":{\"type\":\"object\",\"description\":\"A page of approvals.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The approvals, newest first.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/Approval\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":2048}},\"example\":{\"items\":[],\"next_page\":null}},\"AuditEntry\":{\"type\":\"object\",\"description\":\"One line of the audit log. It has ids, and never what people typed, tokens or secrets.\",\"required\":[\"seq\",\"createdAt\",\"requestId\",\"principal\",\"address\",\"operation\",\"tenantId\",\"tenantUid\",\"objects\",\"outcome\",\"code\",\"attempts\",\"hash\"],\"properties\":{\"seq\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Its place in the log, from 1 without gaps.\",\"minimum\":1},\"createdAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was written, with the change.\"},\"requestId\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The request, as `x-request-id` had it; null for what is no request.\",\"maxLength\":64},\"principal\":{\"$ref\":\"#/components/schemas/PrincipalName\"},\"address\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The address that it came from, behind trusted proxies; null for what is no request.\",\"maxLength\":64},\"operation\":{\"$ref\":\"#/components/schemas/OperationName\"},\"tenantId\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The id of the tenant that it was about, as the request had it.\",\"maxLength\":256},\"tenantUid\":{\"type\":\"string\",\"nullable\":true,\"description\":\"Which tenant of this id.\",\"maxLength\":256},\"objects\":{\"type\":\"array\",\"description\":\"What else it was about.\",\"maxItems\":16,\"items\":{\"$ref\":\"#/components/schemas/AuditObject\"}},\"outcome\":{\"$ref\":\"#/components/schemas/AuditOutcome\"},\"code\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The error code of what was refused.\",\"maxLength\":64},\"attempts\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"How many attempts it stands for; more than one only for what was refused.\",\"minimum\":1},\"hash\":{\"type\":\"string\",\"description\":\"The keyed hash over this entry and the hash of the one before, in hex.\",\"maxLength\":64}},\"example\":{\"seq\":42,\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"requestId\":\"6f9b4d0e-8f57-4a53-9a63-0d6f1f7f6a55\",\"principal\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"address\":\"127.0.0.1\",\"operation\":\"run_create\",\"tenantId\":\"acme\",\"tenantUid\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"objects\":[{\"name\":\"runId\",\"id\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\"}],\"outcome\":\"done\",\"code\":null,\"attempts\":1,\"hash\":\"5a1f0c6e9d3b47a8827f1e0d4c5b6a79881f2e3d4c5b6a79881f2e3d4c5b6a79\"}},\"AuditObject\":{\"type\":\"object\",\"description\":\"Something that a request was about.\",\"required\":[\"name\",\"id\"],\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"What it is, as paths and answers name it, such as `runId`.\",\"maxLength\":64},\"id\":{\"type\":\"string\",\"description\":\"Which one.\",\"maxLength\":256}},\"example\":{\"name\":\"runId\",\"id\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\"}},\"AuditOutcome\":{\"type\":\"string\",\"description\":\"What came of it. Open.\\n\\n- `done`: something was changed, or an agent was asked to; whether it did so is where that is.\\n- `read`: the answer showed a secret.\\n- `denied`: it was refused; `code` says how, `attempts` how often.\\n- `failed`: the end of the audit log was not as the Hub had left it.\\n\",\"enum\":[\"done\",\"read\",\"denied\",\"failed\"],\"example\":\"done\"},\"AuditResultsPage\":{\"type\":\"object\",\"description\":\"A page of the audit log.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The entries, newest first.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/AuditEntry\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":2048}},\"example\":{\"items\":[],\"next_page\":null}},\"PrincipalName\":{\"type\":\"string\",\"description\":\"Who it was: the kind, `:`, and an id that is never another's. `operator:` has the token's id, `system:hub` is the Hub\\nitself, `command:` has the uid of who ran a command on its machine. `anonymous` is nobody who could be known, `others`\\nare too many to be told apart.\\n\",\"minLength\":1,\"maxLength\":200,\"example\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"OperationName\":{\"type\":\"string\",\"description\":\"The operationId of what was asked, or the word for what the Hub or a command did.\",\"pattern\":\"^[a-z][a-z0-9_]{0,63}$\",\"example\":\"run_create\"},\"PendingApproval\":{\"type\":\"object\",\"description\":\"What a run waits for.\",\"required\":[\"id\",\"tool\",\"command\",\"description\",\"choices\",\"requestedAt\",\"expiresAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/ApprovalId\"},\"tool\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The tool that wants to act.\",\"maxLength\":200},\"command\":{\"type\":\"string\",\"description\":\"What it wants to do.\",\"maxLength\":100000},\"description\":{\"type\":\"string\",\"description\":\"Why the agent asks.\",\"maxLength\":10000},\"choices\":{\"type\":\"array\",\"description\":\"What may be answered.\",\"maxItems\":10,\"items\":{\"$ref\":\"#/components/schemas/ApprovalChoice\"}},\"requestedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was asked.\"},\"expiresAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it is denied by itself.\"}},\"example\":{\"id\":\"apr_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"tool\":\"terminal\",\"command\":\"rm -rf build\",\"description\":\"recursive delete\",\"choices\":[\"once\",\"run\",\"deny\"],\"requestedAt\":\"2026-11-23T12:00:00.000Z\",\"expiresAt\":\"2026-11-23T12:05:00.000Z\"}},\"Provenance\":{\"type\":\"object\",\"description\":\"What a run was run with.\",\"required\":[\"releaseId\",\"model\",\"tenantRevision\"],\"properties\":{\"releaseId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ReleaseId\"}],\"description\":\"The agent's release.\"},\"model\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The model.\",\"maxLength\":200},\"tenantRevision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The tenant's revision when the run was created.\",\"minimum\":1}},\"example\":{\"releaseId\":null,\"model\":\"scripted\",\"tenantRevision\":3}},\"StopOutcome\":{\"type\":\"string\",\"description\":\"How a stop went. Open. `not_started`: it had not begun; `confirmed`: the agent confirmed; `ended_first`: the run ended by\\nitself before; `agent_restarted`: the agent did not confirm and was restarted; `unconfirmed`: it did not confirm and\\ncould not be restarted without harming other runs.\\n\",\"enum\":[\"not_started\",\"confirmed\",\"ended_first\",\"agent_restarted\",\"unconfirmed\"],\"example\":\"confirmed\"},\"Run\":{\"type\":\"object\",\"description\":\"One piece of work by a tenant's agent.\",\"required\":[\"id\",\"tenantId\",\"tenantUid\",\"sessionId\",\"state\",\"stateReason\",\"origin\",\"requestedBy\",\"input\",\"instructions\",\"metadata\",\"limits\",\"history\",\"output\",\"error\",\"usage\",\"pendingApproval\",\"provenance\",\"lastSeq\",\"lastEventAt\",\"deadlineAt\",\"stopRequestedAt\",\"stopOutcome\",\"createdAt\",\"startedAt\",\"endedAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/RunId\"},\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"tenantUid\":{\"$ref\":\"#/components/schemas/TenantUid\"},\"sessionId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/SessionId\"}],\"description\":\"The conversation it belongs to, if any.\"},\"state\":{\"$ref\":\"#/components/schemas/RunState\"},\"stateReason\":{\"type\":\"string\",\"nullable\":true,\"description\":\"Why it is in this state, for programs, where there is more to say.\",\"maxLength\":60},\"origin\":{\"$ref\":\"#/components/schemas/Origin\"},\"requestedBy\":{\"type\":\"string\",\"description\":\"Who asked for it.\",\"maxLength\":200},\"input\":{\"type\":\"array\",\"description\":\"What the agent was given.\",\"maxItems\":20,\"items\":{\"$ref\":\"#/components/schemas/InputPart\"}},\"instructions\":{\"type\":\"string\",\"nullable\":true,\"description\":\"Added to the agent's own instructions.\",\"maxLength\":100000},\"metadata\":{\"$ref\":\"#/components/schemas/Metadata\"},\"limits\":{\"$ref\":\"#/components/schemas/RunLimits\"},\"history\":{\"$ref\":\"#/components/schemas/RunHistory\"},\"output\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The agent's answer, once it completed.\"},\"error\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/RunError\"}],\"description\":\"Why it failed, if it did.\"},\"usage\":{\"$ref\":\"#/components/schemas/Usage\"},\"pendingApproval\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/PendingApproval\"}],\"description\":\"What it waits for, if it does.\"},\"provenance\":{\"$ref\":\"#/components/schemas/Provenance\"},\"lastSeq\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The `seq` of its newest event.\",\"minimum\":1},\"lastEventAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When its newest event happened.\"},\"deadlineAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it times out, once it has started.\"},\"stopRequestedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When a stop was first asked for.\"},\"stopOutcome\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/StopOutcome\"}],\"description\":\"How the stop went.\"},\"createdAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was created.\"},\"startedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When the agent took it up.\"},\"endedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it ended.\"}},\"example\":{\"id\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"tenantId\":\"acme\",\"tenantUid\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"sessionId\":null,\"state\":\"completed\",\"stateReason\":null,\"origin\":{\"kind\":\"api\",\"ref\":null},\"requestedBy\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"input\":[{\"type\":\"text\",\"text\":\"Say hello.\"}],\"instructions\":null,\"metadata\":{},\"limits\":{\"timeoutSeconds\":3600,\"idleTimeoutSeconds\":null,\"queueTimeoutSeconds\":3600,\"maxTokens\":null},\"history\":{\"messages\":0,\"truncated\":false},\"output\":\"Hello.\",\"error\":null,\"usage\":{\"inputTokens\":1234,\"cachedInputTokens\":0,\"outputTokens\":56,\"totalTokens\":1290,\"modelCalls\":1,\"source\":\"proxy\"},\"pendingApproval\":null,\"provenance\":{\"releaseId\":null,\"model\":\"scripted\",\"tenantRevision\":1},\"lastSeq\":5,\"lastEventAt\":\"2026-11-23T12:00:03.000Z\",\"deadlineAt\":\"2026-11-23T13:00:01.000Z\",\"stopRequestedAt\":null,\"stopOutcome\":null,\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"startedAt\":\"2026-11-23T12:00:01.000Z\",\"endedAt\":\"2026-11-23T12:00:03.000Z\"}},\"RunResultsPage\":{\"type\":\"object\",\"description\":\"A page of runs.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The runs, newest first.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/Run\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":2048}},\"example\":{\"items\":[],\"next_page\":null}},\"RunEventType\":{\"type\":\"string\",\"description\":\"What happened. Open; `data` has the members named here.\\n- `run.created`: nothing more; the run has it all.\\n- `run.state_changed`: `from`, `to`, `reason`.\\n- `message.delta`: `text`, a piece of the answer. `message.completed`: `text`, the whole answer.\\n- `tool.started`: `toolCallId`, `tool`, `preview`. `tool.completed`: `toolCallId`, `tool`, `failed`, `durationMs`.\\n- `reasoning.available`: `text`.\\n- `approval.requested`: an `Approval` without its decision, as `approval`. `approval.decided`: `approvalId`, `choice`, `decidedBy`.\\n  `approval.expired`: `approvalId`.\\n- `run.usage_updated`: `usage`.\\n- `run.events_lost`: `reason`, `since`: some of what the agent sent is not in this log.\\n- `runtime.other`: `name`, `payload`: something the agent sent that this Hub does not know.\\n- The last one, exactly once: `run.completed` (`output`, `usage`), `run.failed` (`error`, `usage`), `run.cancelled` (`usage`),\\n  `run.lost` (`reason`, `usage`).\\n\",\"enum\":[\"run.created\",\"run.state_changed\",\"message.delta\",\"message.completed\",\"tool.started\",\"tool.completed\",\"reasoning.available\",\"approval.requested\",\"approval.decided\",\"approval.expired\",\"run.usage_updated\",\"run.events_lost\",\"runtime.other\",\"run.completed\",\"run.failed\",\"run.cancelled\",\"run.lost\"],\"example\":\"message.delta\"},\"RunEvent\":{\"type\":\"object\",\"description\":\"Something that happened in a run. Events are numbered from 1 without gaps.\",\"required\":[\"seq\",\"type\",\"runId\",\"tenantId\",\"at\",\"data\"],\"properties\":{\"seq\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Its number in the run.\",\"minimum\":1},\"type\":{\"$ref\":\"#/components/schemas/RunEventType\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"},\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"at\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When the Hub wrote it down.\"},\"data\":{\"type\":\"object\",\"description\":\"What belongs to it, by type.\",\"additionalProperties\":true}},\"example\":{\"seq\":3,\"type\":\"message.delta\",\"runId\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"tenantId\":\"acme\",\"at\":\"2026-11-23T12:00:02.000Z\",\"data\":{\"text\":\"Hello\"}}},\"RunEventResultsPage\":{\"type\":\"object\",\"description\":\"A page of events.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The events, oldest first.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/RunEvent\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":2048}},\"example\":{\"items\":[],\"next_page\":null}},\"FileRoot\":{\"type\":\"string\",\"description\":\"A part of a tenant's files that people may see. Open.\\n- `workspace`: the agent's working directory.\\n- `outputs`: what the agent puts aside for people.\\n- `cron_output`: what the agent's schedules wrote.\\n\",\"enum\":[\"workspace\",\"outputs\",\"cron_output\"],\"example\":\"workspace\"},\"FileKind\":{\"type\":\"string\",\"description\":\"What an entry is. Open.\\n- `file`: a plain file; it can be read.\\n- `directory`: it can be listed.\\n- `other`: a link, a device, a pipe, a mount, or a file with a second name; it can only be seen.\\n\",\"enum\":[\"file\",\"directory\",\"other\"],\"example\":\"file\"},\"FileSort\":{\"type\":\"string\",\"description\":\"What a directory is sorted by; entries that are equal in it, by name. Names go by their bytes.\",\"enum\":[\"name\",\"modified\",\"size\"],\"example\":\"modified\"},\"SortOrder\":{\"type\":\"string\",\"description\":\"Which end comes first.\",\"enum\":[\"ascending\",\"descending\"],\"example\":\"descending\"},\"EnvironmentName\":{\"type\":\"string\",\"description\":\"The name of an environment key.\",\"minLength\":1,\"maxLength\":128,\"pattern\":\"^[A-Z][A-Z0-9_]{0,127}$\",\"example\":\"NOTES_TOKEN\"},\"SecretText\":{\"type\":\"string\",\"description\":\"A value that logs, errors and lists never show; few answers hold one, and each says to whom.\",\"minLength\":1,\"maxLength\":32768,\"pattern\":\"^[ -~]*$\",\"example\":\"a value\"},\"EnvironmentKeyState\":{\"type\":\"string\",\"description\":\"How the agent stands to a key. Open.\\n- `active`: the agent has the value from its next run on.\\n- `pending_restart`: the key was removed, and a running agent may have it until it is restarted.\\n\",\"enum\":[\"active\",\"pending_restart\"],\"example\":\"active\"},\"EnvironmentKey\":{\"type\":\"object\",\"description\":\"An environment key of a tenant, without its value.\",\"required\":[\"name\",\"uid\",\"setAt\",\"setBy\",\"revision\",\"state\"],\"properties\":{\"name\":{\"$ref\":\"#/components/schemas/EnvironmentName\"},\"uid\":{\"type\":\"string\",\"description\":\"Its own id, never used again; another one after the name was removed and set anew.\",\"maxLength\":40},\"setAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it got its value.\"},\"setBy\":{\"type\":\"string\",\"description\":\"Who gave it its value.\",\"maxLength\":200},\"revision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Goes up with each other value.\",\"minimum\":1},\"state\":{\"$ref\":\"#/components/schemas/EnvironmentKeyState\"}},\"example\":{\"name\":\"NOTES_TOKEN\",\"uid\":\"env_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"setAt\":\"2026-11-23T12:00:00.000Z\",\"setBy\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"revision\":1,\"state\":\"active\"}},\"EnvironmentKeyResultsPage\":{\"type\":\"object\",\"description\":\"A page of a tenant's environment keys.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The keys.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/EnvironmentKey\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":6144}},\"example\":{\"items\":[],\"next_page\":null}},\"EnvironmentKeySet\":{\"type\":\"object\",\"description\":\"The value of an environment key.\",\"required\":[\"value\"],\"properties\":{\"value\":{\"writeOnly\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/SecretText\"}],\"description\":\"The value: printable ASCII, spaces included. Anything else would not reach the agent as it is: its program reads\\nline by line, and takes other characters out of keys.\\n\"}},\"example\":{\"value\":\"a value\"}},\"TenantCredentialId\":{\"type\":\"string\",\"description\":\"The id of a tenant's credential. It is no secret.\",\"pattern\":\"^tok_[0-9a-hjkmnp-tv-z]{26}$\",\"maxLength\":30,\"example\":\"tok_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"TenantCredentialState\":{\"type\":\"string\",\"description\":\"Where a credential stands. Open.\\n- `current`: the newest one.\\n- `previous`: a rotation has replaced it, and it works until its grace time ends.\\n\",\"enum\":[\"current\",\"previous\"],\"example\":\"current\"},\"TenantCredential\":{\"type\":\"object\",\"description\":\"One credential of a tenant.\",\"required\":[\"id\",\"state\",\"createdAt\",\"expiresAt\",\"lastUsedAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/TenantCredentialId\"},\"state\":{\"$ref\":\"#/components/schemas/TenantCredentialState\"},\"createdAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was made.\"},\"expiresAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it ends; null for one that works until it is rotated.\"},\"lastUsedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it was last used, to about a minute; null if it never was.\"},\"token\":{\"allOf\":[{\"$ref\":\"#/components/schemas/SecretText\"}],\"description\":\"The credential itself, for operators with scope admin; for nobody else, and not once it has ended.\"}},\"example\":{\"id\":\"tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"state\":\"current\",\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"expiresAt\":null,\"lastUsedAt\":null}},\"TenantCredentials\":{\"type\":\"object\",\"description\":\"The credentials of one kind that a tenant has now.\",\"required\":[\"tenantId\",\"credentials\"],\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"credentials\":{\"type\":\"array\",\"description\":\"The current one first. None if none was made yet.\",\"maxItems\":2,\"items\":{\"$ref\":\"#/components/schemas/TenantCredential\"}}},\"example\":{\"tenantId\":\"acme\",\"credentials\":[]}},\"TenantCredentialsRotate\":{\"type\":\"object\",\"description\":\"How to rotate.\",\"properties\":{\"graceSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"For how long the token that was current works on; 0 ends it at once.\",\"minimum\":0,\"maximum\":86400,\"default\":900}},\"example\":{\"graceSeconds\":900}},\"BusinessKeyId\":{\"type\":\"string\",\"description\":\"The id of a business key. It is no secret.\",\"pattern\":\"^bk_[0-9a-hjkmnp-tv-z]{26}$\",\"maxLength\":29,\"example\":\"bk_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"BusinessKeyScope\":{\"type\":\"string\",\"description\":\"What a business key is good for; `business_key_create` says which operations that are.\",\"pattern\":\"^(tenants:(read|write)|runs:(read|write)|approvals:write|files:read|metrics:read)$\",\"maxLength\":40,\"example\":\"runs:read\"},\"BusinessKeyTenants\":{\"type\":\"object\",\"description\":\"Which tenants a business key is for. Exactly one of the two is given.\",\"properties\":{\"ids\":{\"type\":\"array\",\"description\":\"These tenants.\",\"minItems\":1,\"maxItems\":200,\"items\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"labels\":{\"allOf\":[{\"$ref\":\"#/components/schemas/Labels\"}],\"description\":\"The tenants that have all of these labels, of which there are 1 to 16.\"}},\"example\":{\"labels\":{\"business\":\"north\"}}},\"BusinessKey\":{\"type\":\"object\",\"description\":\"A business key, without what its holder sends.\",\"required\":[\"id\",\"name\",\"scopes\",\"tenants\",\"createdAt\",\"createdBy\",\"expiresAt\",\"lastUsedAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/BusinessKeyId\"},\"name\":{\"type\":\"string\",\"description\":\"What it was named.\",\"maxLength\":100},\"scopes\":{\"type\":\"array\",\"description\":\"What it is good for.\",\"maxItems\":20,\"items\":{\"type\":\"string\",\"maxLength\":40}},\"tenants\":{\"$ref\":\"#/components/schemas/BusinessKeyTenants\"},\"createdAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was made.\"},\"createdBy\":{\"type\":\"string\",\"description\":\"Who made it.\",\"maxLength\":200},\"expiresAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it ends; null for never.\"},\"lastUsedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it was last used, to about a minute; null if it never was.\"}},\"example\":{\"id\":\"bk_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"name\":\"north's back office\",\"scopes\":[\"tenants:read\",\"runs:read\"],\"tenants\":{\"labels\":{\"business\":\"north\"}},\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"createdBy\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"expiresAt\":null,\"lastUsedAt\":null}},\"BusinessKeyResultsPage\":{\"type\":\"object\",\"description\":\"A page of business keys.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The keys.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/BusinessKey\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":6144}},\"example\":{\"items\":[],\"next_page\":null}},\"BusinessKeyCreate\":{\"type\":\"object\",\"description\":\"A business key to make.\",\"required\":[\"name\",\"scopes\",\"tenants\"],\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"For people who read the list.\",\"minLength\":1,\"maxLength\":100,\"pattern\":\"^[^\\\\x00-\\\\x1f\\\\x7f]+$\"},\"scopes\":{\"type\":\"array\",\"description\":\"What it is good for.\",\"minItems\":1,\"maxItems\":20,\"items\":{\"$ref\":\"#/components/schemas/BusinessKeyScope\"}},\"tenants\":{\"$ref\":\"#/components/schemas/BusinessKeyTenants\"},\"expiresAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it ends, which lies ahead; never where it is left out.\"}},\"example\":{\"name\":\"north's back office\",\"scopes\":[\"tenants:read\",\"runs:read\"],\"tenants\":{\"labels\":{\"business\":\"north\"}}}},\"BusinessKeyIssued\":{\"type\":\"object\",\"description\":\"A business key that was just made.\",\"required\":[\"key\"],\"properties\":{\"key\":{\"$ref\":\"#/components/schemas/BusinessKey\"},\"token\":{\"allOf\":[{\"$ref\":\"#/components/schemas/SecretText\"}],\"description\":\"What its holder sends. Shown here and by nothing else; absent in a repeat after 15 minutes.\"}},\"example\":{\"key\":{\"id\":\"bk_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"name\":\"north's back office\",\"scopes\":[\"tenants:read\",\"runs:read\"],\"tenants\":{\"labels\":{\"business\":\"north\"}},\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"createdBy\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"expiresAt\":null,\"lastUsedAt\":null},\"token\":\"a value\"}},\"SecretId\":{\"type\":\"string\",\"description\":\"The id of a managed secret, made by the Hub and never used again.\",\"maxLength\":30,\"pattern\":\"^sec_[0-9a-hjkmnp-tv-z]{26}$\",\"example\":\"sec_01k9v2m7q8e5z3x4c6b7n8m9a0\"},\"SecretName\":{\"type\":\"string\",\"description\":\"What a secret is called, unique among secrets.\",\"minLength\":1,\"maxLength\":63,\"pattern\":\"^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$\",\"example\":\"search-api\"},\"SecretKind\":{\"type\":\"string\",\"description\":\"What a secret is. Open.\\n- `api_key`: a key of a provider's API.\\n- `oauth2`: a grant of an OAuth2 provider: a refresh token, and the access token that it brings.\\n- `opaque`: anything else; the Hub does nothing with it.\\n\",\"enum\":[\"api_key\",\"oauth2\",\"opaque\"],\"example\":\"api_key\"},\"SecretScope\":{\"type\":\"string\",\"description\":\"Whose a secret is. Open.\\n- `hub`: the Hub's own.\\n- `tenants`: for the tenants that it names.\\n\",\"enum\":[\"hub\",\"tenants\"],\"example\":\"hub\"},\"SecretState\":{\"type\":\"string\",\"description\":\"How a secret is. Open.\\n- `active`: it can be used.\\n- `expiring`: it ends soon, or its refresh is due.\\n- `reauth_required`: the provider has ended the grant; an access token is good until its end. Give new material.\\n- `misconfigured`: the provider refuses the client or the scopes. Mend that there, or make the secret anew.\\n- `error`: the last refresh failed; it is tried again at `nextRefreshAt`, if there is one.\\n- `undecryptable`: the Hub does not have the master key that it was sealed with, or it was changed in the database.\\n\",\"enum\":[\"active\",\"expiring\",\"reauth_required\",\"misconfigured\",\"error\",\"undecryptable\"],\"example\":\"active\"},\"SecretTenant\":{\"type\":\"object\",\"description\":\"A tenant that a secret is for.\",\"required\":[\"id\",\"uid\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/TenantId\"},\"uid\":{\"$ref\":\"#/components/schemas/TenantUid\"}},\"example\":{\"id\":\"acme\",\"uid\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\"}},\"SecretGrantKind\":{\"type\":\"string\",\"description\":\"What a secret is given to tenants as. Open.\\n- `model_key`: the key of the model's provider, for the calls of its tenants; of all tenants if it is the Hub's own. It stays\\n  with the Hub. A tenant's goes before the Hub's own, and that before the file that the settings name.\\n- `environment_key`: a variable of its tenants' agents, before a tenant's own key of that name.\\n\",\"enum\":[\"model_key\",\"environment_key\"],\"example\":\"model_key\"},\"SecretGrantCreate\":{\"type\":\"object\",\"description\":\"What a secret is to be given to tenants as.\",\"required\":[\"kind\"],\"properties\":{\"kind\":{\"$ref\":\"#/components/schemas/SecretGrantKind\"},\"name\":{\"$ref\":\"#/components/schemas/EnvironmentName\"}},\"example\":{\"kind\":\"environment_key\",\"name\":\"NOTES_TOKEN\"}},\"SecretGrant\":{\"type\":\"object\",\"description\":\"What a secret is given to tenants as.\",\"required\":[\"kind\",\"name\"],\"properties\":{\"kind\":{\"$ref\":\"#/components/schemas/SecretGrantKind\"},\"name\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/EnvironmentName\"}],\"description\":\"The variable's name; null for a model's key.\"}},\"example\":{\"kind\":\"environment_key\",\"name\":\"NOTES_TOKEN\"}},\"SecretUser\":{\"type\":\"object\",\"description\":\"A tenant that was given a secret.\",\"required\":[\"id\",\"uid\",\"observedVersion\",\"observedAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/TenantId\"},\"uid\":{\"$ref\":\"#/components/schemas/TenantUid\"},\"observedVersion\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The version of the material that it was given last.\",\"minimum\":1},\"observedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was given that version first.\"}},\"example\":{\"id\":\"acme\",\"uid\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"observedVersion\":1,\"observedAt\":\"2026-11-23T12:00:00.000Z\"}},\"SecretClientAuthentication\":{\"type\":\"string\",\"description\":\"How a client says to an OAuth2 provider who it is. Open.\\n- `basic`: in the `Authorization` header.\\n- `body`: in the form.\\n\",\"enum\":[\"basic\",\"body\"],\"example\":\"basic\"},\"SecretOauth2Create\":{\"type\":\"object\",\"description\":\"Where and as whom tokens are refreshed. Nothing of it is secret.\",\"required\":[\"tokenUrl\",\"clientId\"],\"properties\":{\"tokenUrl\":{\"type\":\"string\",\"description\":\"The provider's token endpoint.\",\"minLength\":9,\"maxLength\":2048,\"pattern\":\"^https?://[!-~]+$\"},\"clientId\":{\"type\":\"string\",\"description\":\"Who the Hub is to the provider.\",\"minLength\":1,\"maxLength\":500,\"pattern\":\"^[ -~]*$\"},\"scopes\":{\"type\":\"array\",\"description\":\"What is asked for; without any, what was granted.\",\"maxItems\":50,\"items\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":200,\"pattern\":\"^[!#-\\\\[\\\\]-~]+$\"}},\"clientAuthentication\":{\"$ref\":\"#/components/schemas/SecretClientAuthentication\"}},\"example\":{\"tokenUrl\":\"https://id.example.com/oauth2/token\",\"clientId\":\"hub\"}},\"SecretOauth2\":{\"type\":\"object\",\"description\":\"Where and as whom tokens are refreshed.\",\"required\":[\"tokenUrl\",\"clientId\",\"scopes\",\"clientAuthentication\"],\"properties\":{\"tokenUrl\":{\"type\":\"string\",\"description\":\"The provider's token endpoint.\",\"maxLength\":2048},\"clientId\":{\"type\":\"string\",\"description\":\"Who the Hub is to the provider.\",\"maxLength\":500},\"scopes\":{\"type\":\"array\",\"description\":\"What is asked for.\",\"maxItems\":50,\"items\":{\"type\":\"string\",\"maxLength\":200}},\"clientAuthentication\":{\"$ref\":\"#/components/schemas/SecretClientAuthentication\"}},\"example\":{\"tokenUrl\":\"https://id.example.com/oauth2/token\",\"clientId\":\"hub\",\"scopes\":[],\"clientAuthentication\":\"basic\"}},\"SecretMaterial\":{\"type\":\"object\",\"description\":\"What is secret about a secret. It travels in requests only.\",\"properties\":{\"value\":{\"allOf\":[{\"$ref\":\"#/components/schemas/SecretText\"}],\"description\":\"The key, or whatever it is, of an `api_key` or `opaque` secret. Encode what is not printable ASCII.\"},\"accessToken\":{\"allOf\":[{\"$ref\":\"#/components/schemas/SecretText\"}],\"description\":\"The access token of an `oauth2` secret, if there is one already.\"},\"refreshToken\":{\"allOf\":[{\"$ref\":\"#/components/schemas/SecretText\"}],\"description\":\"The refresh token of an `oauth2` secret.\"},\"clientSecret\":{\"allOf\":[{\"$ref\":\"#/components/schemas/SecretText\"}],\"description\":\"The secret of the client at the provider, where it has one.\"},\"expiresAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When the value or the access token ends, if it is known.\"}},\"example\":{\"value\":\"a value\"}},\"SecretCreate\":{\"type\":\"object\",\"description\":\"A secret to keep.\",\"required\":[\"name\",\"kind\",\"material\"],\"properties\":{\"name\":{\"$ref\":\"#/components/schemas/SecretName\"},\"kind\":{\"$ref\":\"#/components/schemas/SecretKind\"},\"provider\":{\"type\":\"string\",\"description\":\"Whose service it is for, for people.\",\"minLength\":1,\"maxLength\":100},\"tenantIds\":{\"type\":\"array\",\"description\":\"The tenants that it is for; without any it is the Hub's own.\",\"maxItems\":100,\"items\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"grant\":{\"$ref\":\"#/components/schemas/SecretGrantCreate\"},\"oauth2\":{\"$ref\":\"#/components/schemas/SecretOauth2Create\"},\"material\":{\"$ref\":\"#/components/schemas/SecretMaterial\"}},\"example\":{\"name\":\"search-api\",\"kind\":\"api_key\",\"provider\":\"example\",\"material\":{\"value\":\"a value\"}}},\"Secret\":{\"type\":\"object\",\"description\":\"What is known about a secret.\",\"required\":[\"id\",\"name\",\"kind\",\"provider\",\"scope\",\"tenants\",\"grant\",\"usedBy\",\"oauth2\",\"state\",\"version\",\"revision\",\"expiresAt\",\"lastRefreshedAt\",\"nextRefreshAt\",\"lastError\",\"materialAt\",\"createdAt\",\"createdBy\",\"updatedAt\"],\"properties\":{\"id\":{\"$ref\":\"#/components/schemas/SecretId\"},\"name\":{\"$ref\":\"#/components/schemas/SecretName\"},\"kind\":{\"$ref\":\"#/components/schemas/SecretKind\"},\"provider\":{\"type\":\"string\",\"nullable\":true,\"description\":\"Whose service it is for, if that was said.\",\"maxLength\":100},\"scope\":{\"$ref\":\"#/components/schemas/SecretScope\"},\"tenants\":{\"type\":\"array\",\"description\":\"The tenants that it is for, as they were when it was made.\",\"maxItems\":100,\"items\":{\"$ref\":\"#/components/schemas/SecretTenant\"}},\"grant\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/SecretGrant\"}],\"description\":\"What it is given to them as; null if nobody is given it.\"},\"usedBy\":{\"type\":\"array\",\"description\":\"Tenants that were given it, by uid, with the version that they have; the first 100.\",\"maxItems\":100,\"items\":{\"$ref\":\"#/components/schemas/SecretUser\"}},\"oauth2\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/SecretOauth2\"}],\"description\":\"Where and as whom tokens are refreshed; null for other kinds.\"},\"state\":{\"$ref\":\"#/components/schemas/SecretState\"},\"version\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Goes up with each other material, by whomever.\",\"minimum\":1},\"revision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Counts changes that callers made, from 1. Part of the ETag.\",\"minimum\":1},\"expiresAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When the value or the access token ends, if that is known.\"},\"lastRefreshedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When the provider last gave a new access token for this material.\"},\"nextRefreshAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When the Hub refreshes it by itself; null when it does not.\"},\"lastError\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/SecretError\"}],\"description\":\"Why the last refresh failed; null after one that did not.\"},\"materialAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it got its material.\"},\"createdAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was made.\"},\"createdBy\":{\"type\":\"string\",\"description\":\"Who made it.\",\"maxLength\":100},\"updatedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When a caller last changed it.\"}},\"example\":{\"id\":\"sec_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"name\":\"search-api\",\"kind\":\"api_key\",\"provider\":\"example\",\"scope\":\"hub\",\"tenants\":[],\"grant\":null,\"usedBy\":[],\"oauth2\":null,\"state\":\"active\",\"version\":1,\"revision\":1,\"expiresAt\":null,\"lastRefreshedAt\":null,\"nextRefreshAt\":null,\"lastError\":null,\"materialAt\":\"2026-11-23T12:00:00.000Z\",\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"createdBy\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"updatedAt\":\"2026-11-23T12:00:00.000Z\"}},\"SecretResultsPage\":{\"type\":\"object\",\"description\":\"A page of secrets.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The secrets.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/Secret\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":6144}},\"example\":{\"items\":[],\"next_page\":null}},\"SecretErrorCode\":{\"type\":\"string\",\"description\":\"Why a refresh failed. Open. `invalid_grant`, `invalid_client`, `unauthorized_client`, `invalid_scope`,\\n`unsupported_grant_type`, `invalid_request`: the provider's own words (RFC 6749); `address_refused`: the token endpoint has an address that may not be called;\\n`provider_unreachable`; `provider_timeout`: it was silent, so the outcome is unknown; `provider_failed`: it answered with\\nan error of its own; `answer_unusable`: it answered what is no token.\\n\",\"enum\":[\"invalid_grant\",\"invalid_client\",\"unauthorized_client\",\"invalid_scope\",\"unsupported_grant_type\",\"invalid_request\",\"address_refused\",\"provider_unreachable\",\"provider_timeout\",\"provider_failed\",\"answer_unusable\"],\"example\":\"invalid_grant\"},\"SecretError\":{\"type\":\"object\",\"description\":\"Why a refresh failed.\",\"required\":[\"code\",\"message\",\"occurredAt\"],\"properties\":{\"code\":{\"$ref\":\"#/components/schemas/SecretErrorCode\"},\"message\":{\"type\":\"string\",\"description\":\"For people; never the provider's own text.\",\"maxLength\":500},\"occurredAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it failed.\"}},\"example\":{\"code\":\"invalid_grant\",\"message\":\"the provider has ended this grant\",\"occurredAt\":\"2026-11-23T12:00:00.000Z\"}},\"SecretRefreshOutcome\":{\"type\":\"string\",\"description\":\"What became of a refresh. Open.\\n- `refreshed`: it has a new access token.\\n- `skipped`: somebody else has just refreshed it, or it may not be refreshed now.\\n- `failed`: it has none; `code` says why.\\n\",\"enum\":[\"refreshed\",\"skipped\",\"failed\"],\"example\":\"refreshed\"},\"SecretRefreshed\":{\"type\":\"object\",\"description\":\"What became of one secret's refresh.\",\"required\":[\"secretId\",\"outcome\",\"code\"],\"properties\":{\"secretId\":{\"$ref\":\"#/components/schemas/SecretId\"},\"outcome\":{\"$ref\":\"#/components/schemas/SecretRefreshOutcome\"},\"code\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/SecretErrorCode\"}],\"description\":\"Why it failed, if it did.\"}},\"example\":{\"secretId\":\"sec_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"outcome\":\"refreshed\",\"code\":null}},\"SecretsRefreshed\":{\"type\":\"object\",\"description\":\"What became of the secrets that were due.\",\"required\":[\"examinedCount\",\"refreshedCount\",\"skippedCount\",\"failedCount\",\"remainingCount\",\"results\"],\"properties\":{\"examinedCount\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many were due and begun.\",\"minimum\":0},\"refreshedCount\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many have a new access token.\",\"minimum\":0},\"skippedCount\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many somebody else has just refreshed, or may not be refreshed now.\",\"minimum\":0},\"failedCount\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many failed.\",\"minimum\":0},\"remainingCount\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many were due and not begun in time.\",\"minimum\":0},\"results\":{\"type\":\"array\",\"description\":\"One for each that was begun.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/SecretRefreshed\"}}},\"example\":{\"examinedCount\":0,\"refreshedCount\":0,\"skippedCount\":0,\"failedCount\":0,\"remainingCount\":0,\"results\":[]}},\"SkillName\":{\"type\":\"string\",\"description\":\"The name by which an agent's program knows a skill.\",\"minLength\":1,\"maxLength\":64,\"pattern\":\"^[^\\\\x00-\\\\x1f\\\\x7f/:]{1,64}$\",\"example\":\"code-review\"},\"SkillCategory\":{\"type\":\"string\",\"description\":\"A category of skills, the first directory of their path; `general` for those without one.\",\"minLength\":1,\"maxLength\":255,\"pattern\":\"^[^\\\\x00-\\\\x1f\\\\x7f/:]{1,255}$\",\"example\":\"coding\"},\"SkillDirectory\":{\"type\":\"string\",\"description\":\"The name of the directory that a skill is.\",\"minLength\":1,\"maxLength\":255,\"pattern\":\"^[^\\\\x00-\\\\x1f\\\\x7f/:]{1,255}$\",\"example\":\"code-review\"},\"SkillPath\":{\"type\":\"string\",\"description\":\"Where a skill's file is, below the directory of all skills: UTF-8, segments with `/` between, none of them empty, `.` or\\n`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments.\\n\",\"minLength\":1,\"maxLength\":1024,\"pattern\":\"^[^\\\\x00]{1,1024}$\",\"example\":\"coding/code-review/SKILL.md\"},\"SkillSource\":{\"type\":\"string\",\"description\":\"Where a skill is from, by the directory that it is in. Open.\\n- `bundled`: it comes with the Hub; the agent can read it and not change it.\\n- `flavor`: it comes with the tenant's flavor. No Hub has flavors yet.\\n- `tenant`: it lies in the agent's own home, and the agent can change it.\\n\",\"enum\":[\"bundled\",\"flavor\",\"tenant\"],\"example\":\"bundled\"},\"SkillProblem\":{\"type\":\"string\",\"description\":\"What is wrong with a skill. Open.\\n- `not_readable`: its `SKILL.md` is a link, a device, a file with a second name, or one that nobody may read.\\n- `not_text`: what was read of its `SKILL.md`, its first 16 KiB, is no UTF-8. The agent's program leaves it out.\\n- `no_front_matter`: its `SKILL.md` does not begin with the lines that say what it is, or they are not over within 4000\\n  characters, or they are no YAML mapping. Without a name its directory's counts.\\n- `too_large`: its `SKILL.md` is larger than 1 MiB.\\n- `name_not_usable`: its name is longer than 64 characters, is no text, or has `/`, `:` or control characters; the state\\n  of such a skill cannot be set.\\n- `other_platform`: it says that it is for other systems than Linux. The agent leaves it out.\\n- `same_name`: another skill has its name, or has it for a directory. The agent loads neither by that name; skills of\\n  one name are switched together.\\n\",\"enum\":[\"not_readable\",\"not_text\",\"no_front_matter\",\"too_large\",\"name_not_usable\",\"other_platform\",\"same_name\"],\"example\":\"same_name\"},\"Skill\":{\"type\":\"object\",\"description\":\"Something that an agent knows how to do. All texts of a tenant's skill are the tenant's own words.\",\"required\":[\"name\",\"category\",\"directory\",\"path\",\"source\",\"description\",\"version\",\"enabled\",\"requiredEnvironment\",\"missingEnvironment\",\"problems\"],\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"Its name, from `SKILL.md`, else that of its directory. What its state is set by.\",\"maxLength\":255},\"category\":{\"type\":\"string\",\"description\":\"Its category.\",\"maxLength\":255},\"directory\":{\"type\":\"string\",\"description\":\"The name of its directory; with the category, what its files are listed by.\",\"maxLength\":255},\"path\":{\"type\":\"string\",\"description\":\"Its directory below the directory of all skills.\",\"maxLength\":1024},\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"description\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What it is for; cut after 1024 characters.\",\"maxLength\":1024},\"version\":{\"type\":\"string\",\"nullable\":true,\"description\":\"Its version, as `SKILL.md` says; cut after 64 characters.\",\"maxLength\":64},\"enabled\":{\"type\":\"boolean\",\"description\":\"Whether the agent may load it.\"},\"requiredEnvironment\":{\"type\":\"array\",\"description\":\"The names of environment keys that it needs, at most 50; those that it can do without are not among them.\",\"maxItems\":50,\"items\":{\"type\":\"string\",\"maxLength\":128}},\"missingEnvironment\":{\"type\":\"array\",\"description\":\"Those of them that the tenant has not.\",\"maxItems\":50,\"items\":{\"type\":\"string\",\"maxLength\":128}},\"problems\":{\"type\":\"array\",\"description\":\"What is wrong with it.\",\"maxItems\":10,\"items\":{\"$ref\":\"#/components/schemas/SkillProblem\"}}},\"example\":{\"name\":\"code-review\",\"category\":\"coding\",\"directory\":\"code-review\",\"path\":\"coding/code-review\",\"source\":\"bundled\",\"description\":\"Review a change and say what must be fixed.\",\"version\":\"1.0.0\",\"enabled\":true,\"requiredEnvironment\":[],\"missingEnvironment\":[],\"problems\":[]}},\"SkillGroup\":{\"type\":\"object\",\"description\":\"The skills of a category, by name.\",\"required\":[\"category\",\"description\",\"skills\",\"omittedCount\"],\"properties\":{\"category\":{\"type\":\"string\",\"description\":\"The category.\",\"maxLength\":255},\"description\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What the category is, from the first lines of its `DESCRIPTION.md`; cut after 1024 characters.\",\"maxLength\":1024},\"skills\":{\"type\":\"array\",\"description\":\"Its skills.\",\"maxItems\":2000,\"items\":{\"$ref\":\"#/components/schemas/Skill\"}},\"omittedCount\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"How many of its directories were not looked into, since there are too many or they lie too deep.\",\"minimum\":0,\"maximum\":9007199254740991}},\"example\":{\"category\":\"coding\",\"description\":null,\"skills\":[],\"omittedCount\":0}},\"SkillResultsPage\":{\"type\":\"object\",\"description\":\"A page of categories.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The categories.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/SkillGroup\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":6144}},\"example\":{\"items\":[],\"next_page\":null}},\"SkillFile\":{\"type\":\"object\",\"description\":\"A file of a skill.\",\"required\":[\"path\",\"name\",\"source\",\"kind\",\"sizeBytes\",\"modifiedAt\",\"mediaType\"],\"properties\":{\"path\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What to ask for. Null where it cannot be asked for, as with files in general.\",\"maxLength\":1024},\"name\":{\"type\":\"string\",\"description\":\"Its path below the skill's directory, for people. Bytes that are no UTF-8 show as U+FFFD.\",\"maxLength\":4096},\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"kind\":{\"$ref\":\"#/components/schemas/FileKind\"},\"sizeBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How long a file is; null for anything else.\",\"minimum\":0,\"maximum\":9223372036854775807},\"modifiedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it was last written, as the file system says; null for `other` and for bundled files.\"},\"mediaType\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What the end of its name suggests; null where it suggests nothing.\",\"maxLength\":100}},\"example\":{\"path\":\"coding/code-review/SKILL.md\",\"name\":\"SKILL.md\",\"source\":\"bundled\",\"kind\":\"file\",\"sizeBytes\":2048,\"modifiedAt\":null,\"mediaType\":\"text/markdown\"}},\"SkillFileResultsPage\":{\"type\":\"object\",\"description\":\"A page of a skill's files.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The files.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/SkillFile\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":6144}},\"example\":{\"items\":[],\"next_page\":null}},\"SkillFileContent\":{\"type\":\"object\",\"description\":\"The text of a skill's file, or a part of it.\",\"required\":[\"path\",\"source\",\"sizeBytes\",\"offset\",\"text\",\"lengthBytes\",\"nextOffset\",\"truncated\"],\"properties\":{\"path\":{\"type\":\"string\",\"description\":\"The file's path.\",\"maxLength\":1024},\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"sizeBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"How long the whole file is.\",\"minimum\":0,\"maximum\":9223372036854775807},\"offset\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The byte that the text begins at.\",\"minimum\":0,\"maximum\":9223372036854775807},\"text\":{\"type\":\"string\",\"description\":\"The text.\",\"maxLength\":1048576},\"lengthBytes\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many bytes of the file the text is.\",\"minimum\":0},\"nextOffset\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"The byte that the file goes on at; null at its end.\",\"minimum\":0,\"maximum\":9223372036854775807},\"truncated\":{\"type\":\"boolean\",\"description\":\"Whether the file goes on behind the text.\"}},\"example\":{\"path\":\"coding/code-review/SKILL.md\",\"source\":\"bundled\",\"sizeBytes\":5,\"offset\":0,\"text\":\"# Hi\",\"lengthBytes\":4,\"nextOffset\":4,\"truncated\":true}},\"SkillStateReplace\":{\"type\":\"object\",\"description\":\"Whether the agent may load a skill.\",\"required\":[\"enabled\"],\"properties\":{\"enabled\":{\"type\":\"boolean\",\"description\":\"Whether it may.\"}},\"example\":{\"enabled\":false}},\"SkillState\":{\"type\":\"object\",\"description\":\"Whether the agent may load the skills of a name.\",\"required\":[\"name\",\"enabled\",\"changedAt\",\"skills\"],\"properties\":{\"name\":{\"$ref\":\"#/components/schemas/SkillName\"},\"enabled\":{\"type\":\"boolean\",\"description\":\"Whether it may.\"},\"changedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it was switched off; null while it is on.\"},\"skills\":{\"type\":\"array\",\"description\":\"All skills of this name, which it concerns.\",\"maxItems\":2000,\"items\":{\"$ref\":\"#/components/schemas/Skill\"}}},\"example\":{\"name\":\"code-review\",\"enabled\":false,\"changedAt\":\"2026-11-23T12:00:00.000Z\",\"skills\":[]}},\"FileEntry\":{\"type\":\"object\",\"description\":\"Something in a tenant's files.\",\"required\":[\"root\",\"name\",\"path\",\"kind\",\"sizeBytes\",\"modifiedAt\",\"mediaType\",\"previewable\"],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"name\":{\"type\":\"string\",\"description\":\"Its name, for people; of a root its own. It is the agent's word: it may hold line breaks or marks that turn the\\nwriting direction. Bytes that are no UTF-8 show as U+FFFD.\\n\",\"maxLength\":255},\"path\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What to ask for, below the root; empty for the root itself. Null where it cannot be asked for: names that are\\nno UTF-8 or hold control characters, and paths that are too long or too deep.\\n\",\"maxLength\":1024},\"kind\":{\"$ref\":\"#/components/schemas/FileKind\"},\"sizeBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How long a file is; null for anything else.\",\"minimum\":0,\"maximum\":9223372036854775807},\"modifiedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When it was last written, as the file system says, where the agent can set it; null for `other`.\"},\"mediaType\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What the end of a file's name suggests. Nobody has looked inside; null where it suggests nothing.\",\"maxLength\":100},\"previewable\":{\"type\":\"boolean\",\"description\":\"Whether the file begins as UTF-8 text, seen from its first 8 KiB. An empty file does.\"}},\"example\":{\"root\":\"workspace\",\"name\":\"report.md\",\"path\":\"notes/report.md\",\"kind\":\"file\",\"sizeBytes\":2048,\"modifiedAt\":\"2026-11-23T12:00:00.000Z\",\"mediaType\":\"text/markdown\",\"previewable\":true}},\"FileResultsPage\":{\"type\":\"object\",\"description\":\"A page of a directory, or the roots.\",\"required\":[\"items\",\"next_page\"],\"properties\":{\"items\":{\"type\":\"array\",\"description\":\"The entries.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/FileEntry\"}},\"next_page\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The token of the next page; null on the last one.\",\"maxLength\":6144}},\"example\":{\"items\":[],\"next_page\":null}},\"FileContent\":{\"type\":\"object\",\"description\":\"The text of a file, or a part of it.\",\"required\":[\"root\",\"path\",\"sizeBytes\",\"modifiedAt\",\"etag\",\"offset\",\"text\",\"lengthBytes\",\"nextOffset\",\"truncated\"],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"path\":{\"type\":\"string\",\"description\":\"The file's path below the root.\",\"maxLength\":1024},\"sizeBytes\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"How long the whole file is.\",\"minimum\":0,\"maximum\":9223372036854775807},\"modifiedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When it was last written, as the file system says.\"},\"etag\":{\"type\":\"string\",\"description\":\"The `ETag` that a download of it has. Parts with one strong tag are parts of one file.\",\"maxLength\":80},\"offset\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The byte that the text begins at.\",\"minimum\":0,\"maximum\":9223372036854775807},\"text\":{\"type\":\"string\",\"description\":\"Whole characters, as they stand in the file. A part that begins in the middle of one begins after it.\",\"maxLength\":1048576},\"lengthBytes\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many bytes of the file the text is.\",\"minimum\":0,\"maximum\":1048576},\"nextOffset\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"The `offset` to go on at; null at the file's end.\",\"minimum\":0,\"maximum\":9223372036854775807},\"truncated\":{\"type\":\"boolean\",\"description\":\"Whether the file goes on behind this text.\"}},\"example\":{\"root\":\"workspace\",\"path\":\"notes/report.md\",\"sizeBytes\":6,\"modifiedAt\":\"2026-11-23T12:00:00.000Z\",\"etag\":\"\\\"2a1f0-6-18b3f0a1c2d3e400-18b3f0a1c2d3e400\\\"\",\"offset\":0,\"text\":\"Hello.\",\"lengthBytes\":6,\"nextOffset\":null,\"truncated\":false}},\"Slot\":{\"type\":\"string\",\"description\":\"A slot of an agent, numbered from 1; `default` is for calls that belong to no run.\",\"minLength\":1,\"maxLength\":8,\"pattern\":\"^(default|[1-9][0-9]{0,2})$\",\"example\":\"1\"},\"CronJobId\":{\"type\":\"string\",\"description\":\"A cron job's id, as the agent's runtime makes it.\",\"maxLength\":12,\"pattern\":\"^[a-f0-9]{12}$\",\"example\":\"421cc28728fe\"},\"CronJob\":{\"type\":\"object\",\"description\":\"A cron job, with the members that the agent's runtime gives it.\",\"additionalProperties\":true,\"example\":{\"id\":\"421cc28728fe\",\"name\":\"Morning report\",\"prompt\":\"Write the report.\",\"schedule\":{\"kind\":\"cron\",\"expr\":\"0 9 * * 1-5\",\"display\":\"0 9 * * 1-5\"},\"repeat\":{\"times\":null,\"completed\":7},\"enabled\":true,\"state\":\"scheduled\",\"next_run_at\":\"2026-11-24T09:00:00+00:00\",\"last_status\":\"ok\"}},\"CronJobCreate\":{\"type\":\"object\",\"description\":\"A definition, passed on to the agent's runtime as it is.\",\"additionalProperties\":true,\"example\":{\"name\":\"Morning report\",\"schedule\":\"0 9 * * 1-5\",\"prompt\":\"Write the report.\"}},\"CronJobUpdate\":{\"type\":\"object\",\"description\":\"What is to change, passed on to the agent's runtime.\",\"additionalProperties\":true,\"example\":{\"schedule\":\"every 2h\",\"repeat\":5}},\"CronSource\":{\"type\":\"string\",\"description\":\"Where an answer comes from. Open. `runtime` is the agent itself, `copy` what the Hub last saw.\",\"enum\":[\"runtime\",\"copy\"],\"example\":\"runtime\"},\"CronHub\":{\"type\":\"object\",\"description\":\"What the Hub adds.\",\"required\":[\"source\",\"fetchedAt\",\"warnings\"],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/CronSource\"},\"fetchedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When the runtime said this; null when the Hub never saw its jobs.\"},\"warnings\":{\"type\":\"array\",\"description\":\"What is not as it may seem, a sentence each.\",\"items\":{\"type\":\"string\",\"description\":\"One of them.\"}},\"lastExecution\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/CronExecution\"}],\"description\":\"The newest time that the Hub ran the job or should have.\"}},\"example\":{\"source\":\"runtime\",\"fetchedAt\":\"2026-11-23T12:00:00.000Z\",\"warnings\":[],\"lastExecution\":null}},\"CronOutcome\":{\"type\":\"string\",\"description\":\"What became of an execution. Open. `missed` means that it was due and not begun, `lost` that nobody knows how it ended.\\n\",\"enum\":[\"pending\",\"completed\",\"failed\",\"cancelled\",\"lost\",\"missed\"],\"example\":\"completed\"},\"CronExecution\":{\"type\":\"object\",\"description\":\"One time that a job ran or should have.\",\"required\":[\"dueAt\",\"firedAt\",\"lagMs\",\"outcome\",\"reason\",\"runId\"],\"properties\":{\"dueAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When its schedule wanted it; null when somebody asked for it.\"},\"firedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"When the agent began it.\"},\"lagMs\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"How much later than due that was.\",\"minimum\":0},\"outcome\":{\"$ref\":\"#/components/schemas/CronOutcome\"},\"reason\":{\"type\":\"string\",\"nullable\":true,\"description\":\"Why it came to that, for programs, where there is more to say.\",\"maxLength\":60},\"runId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/RunId\"}],\"description\":\"Its run, if there was one.\"}},\"example\":{\"dueAt\":\"2026-11-23T09:00:00.000Z\",\"firedAt\":\"2026-11-23T09:00:00.412Z\",\"lagMs\":412,\"outcome\":\"completed\",\"reason\":null,\"runId\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\"}},\"CronJobAnswer\":{\"type\":\"object\",\"description\":\"One job.\",\"required\":[\"job\",\"hub\"],\"properties\":{\"job\":{\"$ref\":\"#/components/schemas/CronJob\"},\"hub\":{\"$ref\":\"#/components/schemas/CronHub\"}},\"example\":{\"job\":{\"id\":\"421cc28728fe\",\"name\":\"Morning report\"},\"hub\":{\"source\":\"runtime\",\"fetchedAt\":\"2026-11-23T12:00:00.000Z\",\"warnings\":[],\"lastExecution\":null}}},\"CronJobList\":{\"type\":\"object\",\"description\":\"All jobs, in the runtime's order.\",\"required\":[\"jobs\",\"hub\"],\"properties\":{\"jobs\":{\"type\":\"array\",\"description\":\"The jobs.\",\"items\":{\"$ref\":\"#/components/schemas/CronJob\"}},\"hub\":{\"$ref\":\"#/components/schemas/CronHub\"}},\"example\":{\"jobs\":[{\"id\":\"421cc28728fe\",\"name\":\"Morning report\"}],\"hub\":{\"source\":\"copy\",\"fetchedAt\":\"2026-11-23T12:00:00.000Z\",\"warnings\":[]}}},\"CronJobDeleted\":{\"type\":\"object\",\"description\":\"The runtime's word that a job is gone.\",\"required\":[\"ok\"],\"properties\":{\"ok\":{\"type\":\"boolean\",\"description\":\"That it is.\"}},\"example\":{\"ok\":true}},\"CronJobRun\":{\"type\":\"object\",\"description\":\"A job that runs now.\",\"required\":[\"job\",\"run\",\"hub\"],\"properties\":{\"job\":{\"$ref\":\"#/components/schemas/CronJob\"},\"run\":{\"$ref\":\"#/components/schemas/Run\"},\"hub\":{\"$ref\":\"#/components/schemas/CronHub\"}},\"example\":{\"job\":{\"id\":\"421cc28728fe\",\"name\":\"Morning report\"},\"run\":{\"id\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"tenantId\":\"acme\",\"tenantUid\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"sessionId\":null,\"state\":\"completed\",\"stateReason\":null,\"origin\":{\"kind\":\"cron\",\"ref\":\"421cc28728fe\"},\"requestedBy\":\"operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"input\":[{\"type\":\"text\",\"text\":\"Say hello.\"}],\"instructions\":null,\"metadata\":{},\"limits\":{\"timeoutSeconds\":3600,\"idleTimeoutSeconds\":null,\"queueTimeoutSeconds\":3600,\"maxTokens\":null},\"history\":{\"messages\":0,\"truncated\":false},\"output\":\"Hello.\",\"error\":null,\"usage\":{\"inputTokens\":1234,\"cachedInputTokens\":0,\"outputTokens\":56,\"totalTokens\":1290,\"modelCalls\":1,\"source\":\"proxy\"},\"pendingApproval\":null,\"provenance\":{\"releaseId\":null,\"model\":\"scripted\",\"tenantRevision\":1},\"lastSeq\":5,\"lastEventAt\":\"2026-11-23T12:00:03.000Z\",\"deadlineAt\":\"2026-11-23T13:00:01.000Z\",\"stopRequestedAt\":null,\"stopOutcome\":null,\"createdAt\":\"2026-11-23T12:00:00.000Z\",\"startedAt\":\"2026-11-23T12:00:01.000Z\",\"endedAt\":\"2026-11-23T12:00:03.000Z\"},\"hub\":{\"source\":\"runtime\",\"fetchedAt\":\"2026-11-23T12:00:00.000Z\",\"warnings\":[],\"lastExecution\":null}}},\"RuntimeHello\":{\"type\":\"object\",\"description\":\"What an agent host is.\",\"required\":[\"generation\",\"hostVersion\",\"isolation\"],\"properties\":{\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Which start of the agent this is.\",\"minimum\":1,\"maximum\":9007199254740991},\"hostVersion\":{\"type\":\"string\",\"description\":\"The host's version.\",\"minLength\":1,\"maxLength\":60},\"isolation\":{\"type\":\"string\",\"description\":\"What keeps this agent apart from others, as reached.\",\"minLength\":1,\"maxLength\":60},\"pid\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The host's process id where it runs.\",\"minimum\":1,\"maximum\":4194304}},\"example\":{\"generation\":7,\"hostVersion\":\"0.1.0\",\"isolation\":\"process\",\"pid\":4711}},\"RuntimeWelcome\":{\"type\":\"object\",\"description\":\"What an agent is to be run with.\",\"required\":[\"generation\",\"revision\",\"acknowledged\",\"settings\"],\"properties\":{\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The generation that was heard.\",\"minimum\":1},\"revision\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The tenant's revision that these settings belong to.\",\"minimum\":1},\"acknowledged\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The highest report number that is kept already.\",\"minimum\":0},\"settings\":{\"$ref\":\"#/components/schemas/RuntimeSettings\"}},\"example\":{\"generation\":7,\"revision\":3,\"acknowledged\":0,\"settings\":{\"slots\":4,\"model\":\"scripted\",\"approvalTimeoutSeconds\":600,\"environment\":{},\"disabledSkills\":[]}}},\"RuntimeSettings\":{\"type\":\"object\",\"description\":\"The settings of an agent's process.\",\"required\":[\"slots\",\"model\",\"approvalTimeoutSeconds\",\"environment\",\"disabledSkills\"],\"properties\":{\"slots\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs may execute at once; slots are numbered from 1.\",\"minimum\":1},\"model\":{\"type\":\"string\",\"nullable\":true,\"description\":\"The model's name; null when none is configured.\",\"maxLength\":200},\"approvalTimeoutSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"The agent's own approval timeout; longer than the Hub's, so that the Hub's decides.\",\"minimum\":1},\"cronFire\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/RuntimeCronFire\"}],\"description\":\"By what the agent knows the Hub's word that a cron job is to run now.\"},\"environment\":{\"type\":\"object\",\"description\":\"The tenant's environment keys with their values, for the agent alone.\",\"additionalProperties\":{\"$ref\":\"#/components/schemas/SecretText\"}},\"disabledSkills\":{\"type\":\"array\",\"description\":\"The names of skills that the agent may not load.\",\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/SkillName\"}}},\"example\":{\"slots\":4,\"model\":\"scripted\",\"approvalTimeoutSeconds\":600,\"cronFire\":null,\"environment\":{},\"disabledSkills\":[]}},\"RuntimeCronFire\":{\"type\":\"object\",\"description\":\"What a signed word of the Hub's is held against. Nothing here is secret.\",\"required\":[\"verifier\",\"audience\",\"issuer\"],\"properties\":{\"verifier\":{\"type\":\"string\",\"description\":\"The tenant's public key, as PEM (ES256).\",\"maxLength\":1000},\"audience\":{\"type\":\"string\",\"description\":\"Whom a word is for.\",\"maxLength\":100},\"issuer\":{\"type\":\"string\",\"description\":\"Who says it.\",\"maxLength\":100}},\"example\":{\"verifier\":\"-----BEGIN PUBLIC KEY-----\",\"audience\":\"ten_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"issuer\":\"hermes-hub\"}},\"RuntimeOrderType\":{\"type\":\"string\",\"description\":\"What a host is to do. Open; `data` has the members named here.\\n- `run.start`: `slot`, `input` (text), `instructions`, `history` (array of `Turn`). Post it to the agent once.\\n- `run.stop`: nothing more.\\n- `approval.decide`: `approvalId`, `choice`.\\n- `agent.configure`: the settings have changed. Ask for them with a hello, and put them in force before any run that\\n  is ordered later begins.\\n- `agent.end`: end the agent, then the host.\\n- `cron.call`: `callId`, `verb` (`list`, `view`, `create`, `update`, `delete`, `pause`, `resume`), `jobId`, `body`. Ask the\\n  agent's job API this once, and tell its answer.\\n- `cron.fire`: `slot`, `jobId`, `dueAt` (the job's `next_run_at` that is meant, or null), `token` (what the agent asks\\n  for). Run the job now, once, and tell of it as of a run; where the agent has just begun it by itself, that is it.\\n\",\"enum\":[\"run.start\",\"run.stop\",\"approval.decide\",\"agent.configure\",\"agent.end\",\"cron.call\",\"cron.fire\"],\"example\":\"run.start\"},\"RuntimeOrder\":{\"type\":\"object\",\"description\":\"Something a host is to do.\",\"required\":[\"seq\",\"type\",\"runId\",\"data\"],\"properties\":{\"seq\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Its number, going up within the generation.\",\"minimum\":1},\"type\":{\"$ref\":\"#/components/schemas/RuntimeOrderType\"},\"runId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/RunId\"}],\"description\":\"The run it is about, if any.\"},\"data\":{\"type\":\"object\",\"description\":\"What belongs to it, by type.\",\"additionalProperties\":true}},\"example\":{\"seq\":1,\"type\":\"run.start\",\"runId\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"data\":{\"slot\":1,\"input\":\"Say hello.\",\"instructions\":null,\"history\":[]}}},\"RuntimeReportType\":{\"type\":\"string\",\"description\":\"What a host saw. Open; `data` has the members named here.\\n- `agent.ready`: `agentVersion`. `agent.exited`: `code`, `signal`, `stderrTail`, `message`.\\n- `agent.health`: `healthy`, a boolean: whether the agent answers its host. Told when it changes; at first it does.\\n- `run.accepted`: `agentRunId`. `run.refused`: `code`, `message`, `retryable`.\\n- `run.frame`: `frame`, an event of the agent's stream as the agent sent it; with the last one `model {last, refused[]}`: the\\n  status of the run's last model call and all those that refused one, if it made any.\\n- `run.stream_ended`: `reason` (`closed`, `eof`, `cut`, `agent_gone`), and `status`, the agent's status object after it if it could be read; `model` as above.\\n- `run.model_cut`: `message`: a model stream of this run broke off.\\n- `stop.confirmed`, `stop.failed`: `message`.\\n- `approval.delivered`, `approval.failed`: `approvalId`, `message`.\\n- `cron.jobs`: `jobs`, all that the agent has; told at first and when they change.\\n- `cron.answered`: `callId`, and the agent's `status` and `body`; or `failure` (`not_sent`, `unknown`) and `message`.\\n\",\"enum\":[\"agent.ready\",\"agent.exited\",\"agent.health\",\"run.accepted\",\"run.refused\",\"run.frame\",\"run.stream_ended\",\"run.model_cut\",\"stop.confirmed\",\"stop.failed\",\"approval.delivered\",\"approval.failed\",\"cron.jobs\",\"cron.answered\"],\"example\":\"run.frame\"},\"RuntimeReport\":{\"type\":\"object\",\"description\":\"Something a host saw.\",\"required\":[\"number\",\"type\",\"data\"],\"properties\":{\"number\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The host's own number, going up by one from 1.\",\"minimum\":1,\"maximum\":9007199254740991},\"type\":{\"$ref\":\"#/components/schemas/RuntimeReportType\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"},\"data\":{\"type\":\"object\",\"description\":\"What belongs to it, by type.\",\"additionalProperties\":true}},\"example\":{\"number\":12,\"type\":\"run.frame\",\"runId\":\"run_01k9v2m7q8e5z3x4c6b7n8m9a0\",\"data\":{\"frame\":{\"event\":\"message.delta\",\"delta\":\"Hello\"}}}},\"RuntimeReports\":{\"type\":\"object\",\"description\":\"A batch of reports, in their order.\",\"required\":[\"generation\",\"reports\"],\"properties\":{\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The generation that reports.\",\"minimum\":1,\"maximum\":9007199254740991},\"reports\":{\"type\":\"array\",\"description\":\"The reports.\",\"minItems\":1,\"maxItems\":1000,\"items\":{\"$ref\":\"#/components/schemas/RuntimeReport\"}}},\"example\":{\"generation\":7,\"reports\":[{\"number\":1,\"type\":\"agent.ready\",\"data\":{\"agentVersion\":\"0.19.0\"}}]}},\"RuntimeAcknowledgement\":{\"type\":\"object\",\"description\":\"How far reports are kept.\",\"required\":[\"acknowledged\"],\"properties\":{\"acknowledged\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"The highest report number that is kept; the host may forget it and all below.\",\"minimum\":0}},\"example\":{\"acknowledged\":12}},\"ModelRequest\":{\"type\":\"object\",\"description\":\"An OpenAI-compatible chat completion request; passed on as it is, but for the model's name.\",\"additionalProperties\":true,\"example\":{\"model\":\"scripted\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"stream\":true}},\"ModelList\":{\"type\":\"object\",\"description\":\"An OpenAI-compatible list of models.\",\"additionalProperties\":true,\"example\":{\"object\":\"list\",\"data\":[{\"id\":\"scripted\",\"object\":\"model\"}]}},\"AgentDesiredState\":{\"type\":\"string\",\"description\":\"What is wanted of an agent. Open. `running` means that work wakes it, not that it never sleeps.\",\"enum\":[\"running\",\"stopped\"],\"example\":\"running\"},\"AgentHealth\":{\"type\":\"string\",\"description\":\"Whether the agent and its host answer. Open. `unknown` while there is none.\",\"enum\":[\"healthy\",\"unresponsive\",\"unknown\"],\"example\":\"healthy\"},\"AgentRestarts\":{\"type\":\"object\",\"description\":\"What its crashes have come to.\",\"required\":[\"count\",\"budget\",\"nextTryAt\"],\"properties\":{\"count\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How often it crashed in the last 10 minutes.\",\"minimum\":0},\"budget\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"At how many crashes in 10 minutes it is left alone, as `failed`.\",\"minimum\":1},\"nextTryAt\":{\"type\":\"string\",\"format\":\"date-time\",\"nullable\":true,\"description\":\"Before when it is not started again, if it crashed lately.\"}},\"example\":{\"count\":0,\"budget\":3,\"nextTryAt\":null}},\"AgentExit\":{\"type\":\"object\",\"description\":\"How the newest generation that is over came to its end.\",\"required\":[\"generation\",\"reason\",\"crashed\",\"code\",\"signal\",\"message\",\"endedAt\"],\"properties\":{\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Which one.\",\"minimum\":1},\"reason\":{\"type\":\"string\",\"description\":\"Why, for programs; reasons may be added.\",\"maxLength\":60},\"crashed\":{\"type\":\"boolean\",\"description\":\"Whether nobody had asked for it.\"},\"code\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"The process's exit code, where it is known.\"},\"signal\":{\"type\":\"integer\",\"format\":\"int64\",\"nullable\":true,\"description\":\"The signal that ended the process, where one did.\"},\"message\":{\"type\":\"string\",\"nullable\":true,\"description\":\"Why, for people, where the host beside the agent said so; `agent_logs` has the agent's own words.\",\"maxLength\":1000},\"endedAt\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"When.\"}},\"example\":{\"generation\":6,\"reason\":\"exited\",\"crashed\":true,\"code\":1,\"signal\":null,\"message\":\"the agent ended before it was ready, with code 1\",\"endedAt\":\"2026-11-23T12:00:00.000Z\"}},\"Agent\":{\"type\":\"object\",\"description\":\"A tenant's agent.\",\"required\":[\"tenantId\",\"desiredState\",\"state\",\"health\",\"generation\",\"restarts\",\"lastExit\",\"isolation\",\"releaseId\",\"activeRuns\",\"waitingRuns\",\"queuedRuns\",\"unattributedUsage\"],\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"desiredState\":{\"$ref\":\"#/components/schemas/AgentDesiredState\"},\"state\":{\"$ref\":\"#/components/schemas/AgentState\"},\"health\":{\"$ref\":\"#/components/schemas/AgentHealth\"},\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Its newest start, from 1; 0 before the first.\",\"minimum\":0},\"restarts\":{\"$ref\":\"#/components/schemas/AgentRestarts\"},\"lastExit\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/AgentExit\"}],\"description\":\"Its last end, if it had one.\"},\"isolation\":{\"type\":\"string\",\"nullable\":true,\"description\":\"What keeps it apart from other tenants, as its host says it reached; null before the first start.\",\"maxLength\":60},\"releaseId\":{\"nullable\":true,\"allOf\":[{\"$ref\":\"#/components/schemas/ReleaseId\"}],\"description\":\"The release it runs.\"},\"activeRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs it works on, those that wait for an approval included.\",\"minimum\":0},\"waitingRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many of them wait for an approval.\",\"minimum\":0},\"queuedRuns\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"How many runs wait for a place.\",\"minimum\":0},\"unattributedUsage\":{\"allOf\":[{\"$ref\":\"#/components/schemas/Usage\"}],\"description\":\"What it used outside of runs, such as for its own schedules, since its tenant was made.\"}},\"example\":{\"tenantId\":\"acme\",\"desiredState\":\"running\",\"state\":\"running\",\"health\":\"healthy\",\"generation\":7,\"restarts\":{\"count\":0,\"budget\":3,\"nextTryAt\":null},\"lastExit\":null,\"isolation\":\"process\",\"releaseId\":null,\"activeRuns\":1,\"waitingRuns\":0,\"queuedRuns\":0,\"unattributedUsage\":{\"inputTokens\":1200,\"cachedInputTokens\":0,\"outputTokens\":80,\"totalTokens\":1280,\"modelCalls\":2,\"source\":\"proxy\"}}},\"LogSource\":{\"type\":\"string\",\"description\":\"Whose log. Open. `agent` is what the agent writes, `host` what the agent host beside it writes.\",\"enum\":[\"agent\",\"host\"],\"example\":\"agent\"},\"LogCursor\":{\"type\":\"string\",\"description\":\"A place in a log, from which the next answer goes on. Opaque.\",\"minLength\":1,\"maxLength\":120,\"pattern\":\"^[a-z0-9.]+$\",\"example\":\"agent.7.80124.65536\"},\"AgentLogs\":{\"type\":\"object\",\"description\":\"The end of a log of one start of an agent.\",\"required\":[\"tenantId\",\"source\",\"generation\",\"lines\",\"truncated\",\"cursor\"],\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"source\":{\"$ref\":\"#/components/schemas/LogSource\"},\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"Which start of the agent wrote it, from 1; 0 before the first.\",\"minimum\":0},\"lines\":{\"type\":\"array\",\"description\":\"The lines without their ends, oldest first. `[redacted]` stands for what was taken out.\",\"maxItems\":2000,\"items\":{\"type\":\"string\",\"maxLength\":262144}},\"truncated\":{\"type\":\"boolean\",\"description\":\"Whether there was more before the first line that is not shown here.\"},\"cursor\":{\"$ref\":\"#/components/schemas/LogCursor\"}},\"example\":{\"tenantId\":\"acme\",\"source\":\"agent\",\"generation\":7,\"lines\":[\"2026-11-23 12:00:00 INFO gateway: ready\"],\"truncated\":true,\"cursor\":\"agent.7.80124.65536\"}}}";
#[cfg(feature = "schemars")]
schema::own_schema! {
    Access, AccessReplace, AccessStatus, Agent, AgentDesiredState, AgentExit,
    AgentHealth, AgentLogs, AgentLogsQuery, AgentRestartQuery, AgentRestarts,
    AgentSettings, AgentSettingsCreate, AgentSettingsUpdate, AgentStartQuery, AgentState,
    AgentStopQuery, Approval, ApprovalChoice, ApprovalDecide, ApprovalDecision,
    ApprovalId, ApprovalListQuery, ApprovalResultsPage, ApprovalState, AuditEntry,
    AuditListQuery, AuditObject, AuditOutcome, AuditResultsPage, BusinessKey,
    BusinessKeyCreate, BusinessKeyId, BusinessKeyIssued, BusinessKeyListQuery,
    BusinessKeyResultsPage, BusinessKeyScope, BusinessKeyTenants, CheckState, Condition,
    ConditionStatus, CronExecution, CronHub, CronJob, CronJobAnswer, CronJobCreate,
    CronJobDeleted, CronJobId, CronJobList, CronJobListQuery, CronJobRun, CronJobUpdate,
    CronOutcome, CronSource, EnvironmentKey, EnvironmentKeyListQuery,
    EnvironmentKeyResultsPage, EnvironmentKeySet, EnvironmentKeyState, EnvironmentName,
    Error, ErrorCode, ErrorDetail, ErrorReason, EtagCondition, ExternalId, FileContent,
    FileContentViewQuery, FileDownloadQuery, FileEntry, FileKind, FileListQuery,
    FileResultsPage, FileRoot, FileSort, Health, HealthState, IdempotencyKey, InputPart,
    IsolationLevel, LabelFilter, Labels, LabelsUpdate, LastEventId, LogCursor, LogSource,
    Metadata, MetadataUpdate, ModelList, ModelRequest, OpenapiDocument, OperationName,
    Origin, OriginKind, PendingApproval, PrincipalName, Provenance, Readiness,
    ReadinessCheck, ReadinessState, ReleaseId, RequestId, Run, RunCreate, RunCreateQuery,
    RunError, RunErrorCode, RunEvent, RunEventListQuery, RunEventResultsPage,
    RunEventType, RunHistory, RunId, RunLimits, RunLimitsCreate, RunListQuery,
    RunResultsPage, RunState, RunStop, RunStopQuery, RunViewQuery, RunWatchQuery,
    RuntimeAcknowledgement, RuntimeCronFire, RuntimeHello, RuntimeOrder,
    RuntimeOrderType, RuntimeOrderWatchQuery, RuntimeReport, RuntimeReportType,
    RuntimeReports, RuntimeSettings, RuntimeWelcome, Secret, SecretClientAuthentication,
    SecretCreate, SecretError, SecretErrorCode, SecretGrant, SecretGrantCreate,
    SecretGrantKind, SecretId, SecretKind, SecretListQuery, SecretMaterial, SecretName,
    SecretOauth2, SecretOauth2Create, SecretRefreshOutcome, SecretRefreshed,
    SecretResultsPage, SecretScope, SecretState, SecretTenant, SecretText, SecretUser,
    SecretsRefreshed, SessionBusy, SessionId, Skill, SkillCategory, SkillDirectory,
    SkillFile, SkillFileContent, SkillFileListQuery, SkillFileResultsPage,
    SkillFileViewQuery, SkillGroup, SkillListQuery, SkillName, SkillPath, SkillProblem,
    SkillResultsPage, SkillSource, SkillState, SkillStateReplace, Slot, SortOrder,
    StopOutcome, Storage, StorageCreate, StorageEnforcement, StorageUpdate, Tenant,
    TenantCreate, TenantCreateQuery, TenantCredential, TenantCredentialId,
    TenantCredentialState, TenantCredentials, TenantCredentialsRotate, TenantDeleteQuery,
    TenantId, TenantListQuery, TenantResultsPage, TenantState, TenantUid, TenantUpdate,
    TenantUpdateQuery, Turn, TurnRole, Usage, UsageSource, Version, VersionIsolation,
    VersionRelease, WatchFrom,
}
