import type { INestApplicationContext, Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadAmendment } from '../../amendments/amendment-view.query.js';
import { FollowPublication } from '../../amendments/follow-publication.js';
import { StartAmending } from '../../amendments/start-amending.js';
import { WriteAmendments } from '../../amendments/write-amendments.js';
import { AnswerQuestionnaire } from '../../bylaws/answer-questionnaire.js';
import { Endorse } from '../../bylaws/endorse.js';
import { MoveDossier } from '../../bylaws/move-dossier.js';
import { OfferEndorsement } from '../../bylaws/offer-endorsement.js';
import { ShowDossier } from '../../bylaws/show-dossier.query.js';
import { StartDossier } from '../../bylaws/start-dossier.js';
import { AnswerThread } from '../../comments/answer-thread.js';
import { ResolveThread } from '../../comments/resolve-thread.js';
import { StartThread } from '../../comments/start-thread.js';
import { ReadAmendments } from '../../council/amendments/amendments.query.js';
import { TableAmendment } from '../../council/amendments/table-amendment.js';
import { Committees } from '../../council/committees/committees.js';
import { DescribeMatter } from '../../council/matters/describe-matter.js';
import { KeepMinutes } from '../../council/minutes/keep-minutes.js';
import { AddAgendaItem } from '../../council/add-agenda-item.js';
import { ChangeAgenda } from '../../council/change-agenda.js';
import { CloseSitting } from '../../council/close-sitting.js';
import { PlanSitting } from '../../council/plan-sitting.js';
import { PublishNotice } from '../../council/publish-notice.js';
import { ReadSittings } from '../../council/read-sittings.query.js';
import { RecordSignature } from '../../council/record-signature.js';
import { RecordVote } from '../../council/record-vote.js';
import { SetAttendance } from '../../council/set-attendance.js';
import { BasisChanges } from '../../promulgation/basis/basis-changes.query.js';
import { RecordBasisChange } from '../../promulgation/basis/record-basis-change.js';
import { SaveClause } from '../../templates/save-clause.js';
import { SaveSummary } from '../../summaries/save-summary.js';
import { AppendSteps } from '../../documents/append-steps.js';
import { ReadDocument } from '../../documents/read-document.query.js';
import { AnnouncePublication } from '../../participation/announce-publication.js';
import { AnswerOpinions } from '../../participation/answer-opinions.js';
import { EndStage } from '../../participation/end-stage.js';
import { FormTokens } from '../../participation/form-tokens.js';
import { InsertPart8 } from '../../participation/insert-part8.js';
import { ModerateOpinion } from '../../participation/moderate-opinion.js';
import { OpenStage } from '../../participation/open-stage.js';
import { OpinionStages } from '../../participation/opinion-stages.js';
import { PublishCollation } from '../../participation/opinions/publish-collation.js';
import { StageDifferencesQuery } from '../../participation/opinions/stage-differences.query.js';
import { SupportOpinion } from '../../participation/opinions/support-opinion.js';
import { PrepareStage } from '../../participation/prepare-stage.js';
import { SubmitOpinionCase } from '../../participation/submit-opinion.js';
import { AccessDirectory } from '../../platform/access/access-directory.js';
import { Clock } from '../../platform/clock/clock.js';
import { BringIntoForce } from '../../promulgation/bring-into-force.js';
import { PreparePromulgation } from '../../promulgation/prepare-promulgation.js';
import { RecordPublication } from '../../promulgation/record-publication.js';
import { RecordSending } from '../../promulgation/record-sending.js';
import { LookBack } from '../../bylaws/life/look-back.js';
import { OwnSteps } from '../../bylaws/own-steps/own-steps.js';
import { GiveOpinion } from '../../coordination/give-opinion.js';
import { StartRound } from '../../coordination/start-round.js';
import { AuthorSubmission } from '../../collective-submissions/author-submission.js';
import { ReceiveSubmission } from '../../collective-submissions/receive-submission.js';
import { SaveSettings } from '../../collective-submissions/save-settings.js';
import { SignSubmission } from '../../collective-submissions/signatures/sign-submission.js';
import { TypeLines } from '../../collective-submissions/signatures/type-lines.js';
import { SubmissionViews } from '../../collective-submissions/submission-views.query.js';
import { TakeStep } from '../../collective-submissions/take-step.js';
import { RecordOpinion } from '../../review/record-opinion.js';
import { RecordReceipt } from '../../review/record-receipt.js';
import { RecordReviewSending } from '../../review/record-review-sending.js';
import { AddFiles } from '../../takeover/add-files.js';
import { ConfirmBatch } from '../../takeover/confirm-batch.js';
import { DrawSample } from '../../takeover/draw-sample.js';
import { ReadItem } from '../../takeover/read-item.js';
import { ReviewItem } from '../../takeover/review-item.js';
import { StartBatch } from '../../takeover/start-batch.js';
import { TakeoverViews } from '../../takeover/takeover-views.query.js';
import { CheckPublications } from '../../participation/checks/check-publications.js';
import { AnnounceEventPublication } from '../../participation/events/announce-event-publication.js';
import { EventStore } from '../../participation/events/event-store.js';
import { MoveEvent } from '../../participation/events/move-event.js';
import { SaveEvent } from '../../participation/events/save-event.js';
import { OpinionList } from '../../participation/opinion-list.query.js';
import { OrganiseMeeting } from '../../participation/meetings/organise-meeting.js';
import { RunSurvey } from '../../participation/surveys/run-survey.js';
import { ApplyToAdvisory } from '../../participation/advisory/apply-to-advisory.js';
import { OrganiseAdvisory } from '../../participation/advisory/organise-advisory.js';
import { Involving } from './stories/involving.js';
import { keepingOf } from './stories/keeping.js';
import { DirectorySeed } from './directory-seed.js';
import { RecordLobbyContact, SaveCalculation } from '../../memorandum/index.js';
import { Amending } from './stories/amending.js';
import { budgetStories } from './stories/budget-stories.js';
import { Cast } from './stories/cast.js';
import { Commenting } from './stories/commenting.js';
import { Coordinating } from './stories/coordinating.js';
import { OwnWays } from './stories/own-ways.js';
import { Consulting } from './stories/consulting.js';
import { Deciding } from './stories/deciding.js';
import { Deliberating } from './stories/deliberating.js';
import { Drafting } from './stories/drafting.js';
import { Petitioning } from './stories/petitioning.js';
import { Collecting } from './stories/collecting.js';
import { Explaining } from './stories/explaining.js';
import { Reviewing } from './stories/reviewing.js';
import { Supervising } from './stories/supervising.js';
import { TakingOver } from './stories/taking-over.js';
import { TellStories } from './stories/tell-stories.js';

/** Fills an empty demo database: first the directory, then what happened in the two municipalities. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  const isNew = await app.get(DirectorySeed, { strict: false }).run();
  if (isNew) await storyTeller(app).run();
}

/** The stories act through the use cases of every feature, so they are put together here and not by a module. */
export function storyTeller(app: INestApplicationContext): TellStories {
  const get = <T>(type: Type<T> | (abstract new (...args: never[]) => T)): T =>
    app.get<T>(type as Type<T>, { strict: false });
  const cast = new Cast(get(DataSource), get(AccessDirectory));
  const drafting = new Drafting(
    cast,
    get(StartDossier),
    get(ReadDocument),
    get(AppendSteps),
    get(ShowDossier),
    get(MoveDossier),
    get(OfferEndorsement),
    get(Endorse),
    get(AnswerQuestionnaire),
    get(SaveSummary),
  );
  const consulting = new Consulting(
    get(DataSource),
    get(Clock),
    cast,
    drafting,
    get(OpinionStages),
    get(PrepareStage),
    get(AnnouncePublication),
    get(OpenStage),
    get(EndStage),
    get(FormTokens),
    get(SubmitOpinionCase),
    get(ModerateOpinion),
    get(AnswerOpinions),
    get(InsertPart8),
    get(ReadDocument),
    get(SupportOpinion),
    get(StageDifferencesQuery),
    get(PublishCollation),
  );
  const deciding = new Deciding(
    get(Clock),
    cast,
    drafting,
    get(PlanSitting),
    get(AddAgendaItem),
    get(ChangeAgenda),
    get(PublishNotice),
    get(ReadSittings),
    get(SetAttendance),
    get(RecordVote),
    get(CloseSitting),
    get(RecordSignature),
    get(PreparePromulgation),
    get(RecordSending),
    get(RecordPublication),
    get(BringIntoForce),
    new Deliberating(get(Clock), cast, {
      sittings: get(ReadSittings),
      plan: get(PlanSitting),
      addItem: get(AddAgendaItem),
      vote: get(RecordVote),
      close: get(CloseSitting),
      committees: get(Committees),
      describe: get(DescribeMatter),
      amendments: get(ReadAmendments),
      table: get(TableAmendment),
      minutes: get(KeepMinutes),
    }),
  );
  const reviewing = new Reviewing(
    get(DataSource),
    get(Clock),
    cast,
    drafting,
    get(ReadDocument),
    get(StartRound),
    get(GiveOpinion),
    get(RecordReviewSending),
    get(RecordReceipt),
    get(RecordOpinion),
  );
  const budget = budgetStories(get, cast);
  const amending = new Amending(
    get(DataSource),
    cast,
    drafting,
    get(StartAmending),
    get(WriteAmendments),
    get(ReadAmendment),
    get(FollowPublication),
  );
  const takingOver = new TakingOver(
    cast,
    get(StartBatch),
    get(AddFiles),
    get(ReadItem),
    get(TakeoverViews),
    get(DrawSample),
    get(ReviewItem),
    get(ConfirmBatch),
  );
  return new TellStories(
    get(DataSource),
    get(Clock),
    drafting,
    consulting,
    deciding,
    reviewing,
    amending,
    takingOver,
    budget,
    new Commenting(
      cast,
      drafting,
      get(ReadDocument),
      get(StartThread),
      get(AnswerThread),
      get(ResolveThread),
    ),
    new Explaining(drafting, get(SaveCalculation), get(RecordLobbyContact)),
    new Collecting(cast, get(SaveClause), get(Clock), get(RecordBasisChange), get(BasisChanges)),
    new Coordinating(get, cast, drafting, reviewing),
    new OwnWays(cast, get(OwnSteps), get(LookBack)),
    new Involving(get(DataSource), get(Clock), cast, {
      save: get(SaveEvent),
      moves: get(MoveEvent),
      publication: get(AnnounceEventPublication),
      meetings: get(OrganiseMeeting),
      surveys: get(RunSurvey),
      submit: get(SubmitOpinionCase),
      councils: get(OrganiseAdvisory),
      applications: get(ApplyToAdvisory),
      moderate: get(ModerateOpinion),
      answer: get(AnswerOpinions),
      opinions: get(OpinionList),
      events: get(EventStore),
      checks: get(CheckPublications),
      tokens: get(FormTokens),
    }),
    keepingOf(app),
    new Petitioning(get(DataSource).manager, get(Clock), cast, {
      author: get(AuthorSubmission),
      sign: get(SignSubmission),
      receive: get(ReceiveSubmission),
      lines: get(TypeLines),
      step: get(TakeStep),
      views: get(SubmissionViews),
      settings: get(SaveSettings),
    }),
    new Supervising(get, cast),
  );
}
