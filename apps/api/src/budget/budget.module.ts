import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { CouncilModule } from '../council/index.js';
import { DocumentsModule } from '../documents/index.js';
import { PromulgationModule } from '../promulgation/index.js';
import { BudgetCalendar } from './budget-calendar.js';
import { BudgetInbox } from './budget-inbox.js';
import { ProjectInbox } from './project-inbox.js';
import { AdvanceCycle } from './cycles/advance-cycle.js';
import { BudgetCycle, BudgetTermExtension, BudgetUnitRow, MapArea } from './cycles/budget-cycle.entity.js';
import { BudgetCycles } from './cycles/budget-cycles.js';
import { CycleFactsReader } from './cycles/cycle-facts.js';
import { CycleTerms } from './cycles/cycle-terms.js';
import { CyclesController } from './cycles/cycles.controller.js';
import { Cycles } from './cycles/cycles.query.js';
import { StatutesWordings } from './cycles/statutes-wording.query.js';
import { ExtendCycleTerm } from './cycles/extend-term.js';
import { MoveCycle } from './cycles/move-cycle.js';
import { SaveCycle } from './cycles/save-cycle.js';
import { BudgetMilestone } from './delivery/budget-milestone.entity.js';
import { DeliveryNews } from './delivery/delivery-news.js';
import { EVALUATION_STEPS } from './evaluation/evaluation.parts.js';
import { ProjectEvaluation } from './evaluation/project-evaluation.entity.js';
import { BudgetProject, ProjectEvent, ProjectFileRow } from './projects/budget-project.entity.js';
import { GEOLATVIJA } from './geolatvija/geolatvija.parts.js';
import { IDEAS } from './ideas/ideas.parts.js';
import { PROJECT_PEOPLE } from './projects/project-people.parts.js';
import { SaveMilestone } from './delivery/save-milestone.js';
import { RecordDelivery } from './delivery/record-delivery.js';
import { StartDelivery } from './delivery/start-delivery.js';
import { DeskController } from './evaluation/desk.controller.js';
import { Desk } from './evaluation/desk.query.js';
import { EvaluateProjectCase } from './evaluation/evaluate-project.js';
import { ReturnProject } from './evaluation/return-project.js';
import { DELIVERY } from './delivery/delivery.parts.js';
import { IN_PERSON } from './in-person/in-person.parts.js';
import { BudgetProjects } from './projects/budget-projects.js';
import { AllMyProjectsController, MyProjectsController } from './projects/my-projects.controller.js';
import { MyProjects } from './projects/my-projects.query.js';
import { Pictures } from './projects/pictures.js';
import { ProjectFiles } from './projects/project-files.js';
import { ReadProjectFile } from './projects/read-project-file.js';
import { SaveProject } from './projects/save-project.js';
import { StartProject } from './projects/start-project.js';
import { SubmitProject } from './projects/submit-project.js';
import { Submitters } from './projects/submitters.js';
import { TellAuthors } from './projects/tell-authors.js';
import { WithdrawProject } from './projects/withdraw-project.js';
import { BudgetFeed } from './public/budget-feed.query.js';
import { BudgetMap } from './public/budget-map.query.js';
import { ProjectPage } from './public/project-page.query.js';
import { ProjectsCsv } from './public/projects-csv.query.js';
import { PublicBudgetController } from './public/public-budget.controller.js';
import { PublicCycles } from './public/public-cycles.query.js';
import { PublicProjects } from './public/public-projects.query.js';
import { SetMapArea } from './public/set-map-area.js';
import { AnnounceResult } from './results/announce-result.js';
import { BudgetAllocation, BudgetCount, BudgetCountStart } from './results/budget-count.entity.js';
import { CompareRules } from './results/compare-rules.query.js';
import { CORRECTIONS } from './results/corrections.parts.js';
import { CountBallots } from './results/count-ballots.js';
import { CountsUnderWay } from './results/count-progress.js';
import { CountWork } from './results/count-work.js';
import { StartCount } from './results/start-count.js';
import { Turnout } from './results/turnout.js';
import { CountController } from './results/count.controller.js';
import { CountVotes } from './results/count-votes.js';
import { Counts } from './results/counts.js';
import { RecordAllocation } from './results/record-allocation.js';
import { ResultsController } from './results/results.controller.js';
import { Results } from './results/results.query.js';
import { BallotBox } from './voting/ballot-box.js';
import { BallotSeal } from './voting/ballot-seal.js';
import { Ballot, BallotIntake } from './voting/ballot.entity.js';
import { CastVoteCase } from './voting/cast-vote.js';
import { CloseVoting } from './voting/close-voting.js';
import { MyVotesController } from './voting/my-votes.controller.js';
import { MyVotes } from './voting/my-votes.query.js';
import { OpenVoting } from './voting/open-voting.js';
import { RollHashes } from './voting/roll-hashes.js';
import { ReadBallotPaper } from './voting/read-ballot-paper.query.js';
import { BallotLane } from './voting/verifiable/ballot-lane.js';
import { BallotIntakeQueue } from './voting/verifiable/ballot-intake.queue.js';
import { CountingKey } from './voting/verifiable/counting-key.js';
import { CountingKeyController } from './voting/verifiable/counting-key.controller.js';
import { EndEpoch } from './voting/verifiable/end-epoch.js';
import { IssueCredential } from './voting/verifiable/issue-credential.js';
import { OpenBallots } from './voting/verifiable/open-ballots.js';
import { OpenVotes } from './voting/verifiable/open-votes.query.js';
import { PublishedAuditors } from './voting/verifiable/published-auditor.query.js';
import { PublishedVote } from './voting/verifiable/published-vote.query.js';
import {
  CountingKeyHolderRow,
  CredentialRequestRow,
  SealedBallot,
  VoteNotice,
} from './voting/verifiable/sealed-vote.entity.js';
import { ServerSeal } from './voting/verifiable/server-seal.js';
import { TakeBallot } from './voting/verifiable/take-ballot.js';
import { CredentialController } from './voting/verifiable/credential.controller.js';
import { VerifiableVotingController } from './voting/verifiable/verifiable-voting.controller.js';
import { VoteAuditorController } from './voting/verifiable/vote-auditor.controller.js';
import { VoteAuditorRow } from './voting/verifiable/vote-auditor.entity.js';
import { VoteAuditor } from './voting/verifiable/vote-auditor.js';
import { WithheldBallots } from './voting/verifiable/withheld-ballots.query.js';
import { VoteHead, VoteLeaf, VoteLog, VoteUnitKey } from './voting/verifiable/vote-log.entity.js';
import { VoteLogQuery } from './voting/verifiable/vote-log.query.js';
import { VoteKeys } from './voting/verifiable/vote-keys.js';
import { VoteNotices } from './voting/verifiable/vote-notices.js';
import { TidyTables } from './voting/tidy-tables.js';
import { VoteEligibilityQuery } from './voting/vote-eligibility.query.js';
import { VoteRoll } from './voting/vote-roll.entity.js';
import { VoteRolls } from './voting/vote-rolls.js';
import { Voters } from './voting/voters.js';
import { VotingController } from './voting/voting.controller.js';
import { VotingInbox } from './voting-inbox.js';

/** The participatory budget: cycles, projects, evaluation, votes, results, delivery. */
@Module({
  imports: [
    BylawsModule,
    CouncilModule,
    DocumentsModule,
    PromulgationModule,
    TypeOrmModule.forFeature([
      BudgetCycle,
      BudgetUnitRow,
      BudgetTermExtension,
      MapArea,
      BudgetProject,
      ProjectFileRow,
      ProjectEvent,
      ...PROJECT_PEOPLE.entities,
      ...IDEAS.entities,
      ...GEOLATVIJA.entities,
      ProjectEvaluation,
      ...EVALUATION_STEPS.entities,
      BudgetMilestone,
      VoteRoll,
      ...IN_PERSON.entities,
      ...DELIVERY.entities,
      BallotIntake,
      VoteLog,
      VoteUnitKey,
      VoteLeaf,
      VoteHead,
      VoteAuditorRow,
      CountingKeyHolderRow,
      CredentialRequestRow,
      VoteNotice,
      SealedBallot,
      Ballot,
      BudgetCount,
      BudgetCountStart,
      ...CORRECTIONS.entities,
      BudgetAllocation,
    ]),
  ],
  // Fixed segments come before `:year`.
  controllers: [
    CyclesController,
    CountingKeyController,
    VoteAuditorController,
    CountController,
    ...CORRECTIONS.controllers,
    ResultsController,
    DeskController,
    ...EVALUATION_STEPS.controllers,
    AllMyProjectsController,
    MyProjectsController,
    ...PROJECT_PEOPLE.controllers,
    ...IDEAS.controllers,
    ...GEOLATVIJA.controllers,
    VotingController,
    MyVotesController,
    CredentialController,
    VerifiableVotingController,
    ...IN_PERSON.controllers,
    ...DELIVERY.controllers,
    PublicBudgetController,
  ],
  exports: [DeliveryNews, PublicCycles],
  providers: [
    BudgetCalendar,
    BudgetInbox,
    VotingInbox,
    ProjectInbox,
    BudgetProjects,
    Submitters,
    StartProject,
    SaveProject,
    SubmitProject,
    WithdrawProject,
    TellAuthors,
    Pictures,
    ProjectFiles,
    ReadProjectFile,
    MyProjects,
    ...PROJECT_PEOPLE.providers,
    ...IDEAS.providers,
    ...GEOLATVIJA.providers,
    EvaluateProjectCase,
    ...EVALUATION_STEPS.providers,
    ReturnProject,
    Desk,
    StartDelivery,
    SaveMilestone,
    RecordDelivery,
    PublicProjects,
    PublicCycles,
    ProjectPage,
    BudgetMap,
    SetMapArea,
    ProjectsCsv,
    BudgetFeed,
    BudgetCycles,
    CycleFactsReader,
    MoveCycle,
    CycleTerms,
    SaveCycle,
    AdvanceCycle,
    ExtendCycleTerm,
    Cycles,
    StatutesWordings,
    ...IN_PERSON.providers,
    ...DELIVERY.providers,
    BallotSeal,
    BallotBox,
    RollHashes,
    VoteRolls,
    TidyTables,
    ServerSeal,
    VoteKeys,
    VoteNotices,
    BallotIntakeQueue,
    BallotLane,
    OpenVotes,
    IssueCredential,
    TakeBallot,
    EndEpoch,
    OpenBallots,
    CountingKey,
    VoteLogQuery,
    PublishedVote,
    PublishedAuditors,
    WithheldBallots,
    VoteAuditor,
    Voters,
    OpenVoting,
    CloseVoting,
    CastVoteCase,
    VoteEligibilityQuery,
    MyVotes,
    CompareRules,
    ...CORRECTIONS.providers,
    CountBallots,
    CountsUnderWay,
    CountWork,
    StartCount,
    Turnout,
    Counts,
    CountVotes,
    AnnounceResult,
    RecordAllocation,
    ReadBallotPaper,
    Results,
  ],
})
export class BudgetModule {}
