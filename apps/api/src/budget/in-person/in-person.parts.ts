import { BatchSigner } from './batch-signer.js';
import { Envelopes } from './envelopes.js';
import { InPersonMinutes } from './in-person-minutes.js';
import { InPersonController } from './in-person.controller.js';
import { InPerson } from './in-person.query.js';
import { OnlineArrivals } from './online-arrivals.js';
import { PaperBallotRow, PaperRun } from './paper-ballot.entity.js';
import { PaperBatchesController } from './paper-batches.controller.js';
import { PaperBatches } from './paper-batches.query.js';
import { PaperBox, PaperDecision, PaperReadingRow } from './paper-box.entity.js';
import { PaperBoxes } from './paper-boxes.js';
import { PrintPapers } from './print-papers.js';
import { RollAge, RollHour } from './roll-counter.entity.js';
import { RollWatch } from './roll-watch.js';
import { ServeVoter } from './serve-voter.js';
import { Serving } from './serving.js';
import { SignBox } from './sign-box.js';
import { TypePapers } from './type-papers.js';
import { UndoMark } from './undo-mark.js';
import { UndoneMark } from './undone-mark.entity.js';
import { UndoneMarks } from './undone-marks.query.js';
import { VoteEnvelope } from './vote-envelope.entity.js';
import { Watch } from './watch.query.js';

/** Voting in person as the module takes it in. */
export const IN_PERSON = {
  entities: [
    PaperRun,
    PaperBallotRow,
    VoteEnvelope,
    UndoneMark,
    PaperBox,
    PaperReadingRow,
    PaperDecision,
    RollHour,
    RollAge,
  ],
  controllers: [InPersonController, PaperBatchesController],
  providers: [
    Serving,
    RollWatch,
    OnlineArrivals,
    ServeVoter,
    UndoneMarks,
    UndoMark,
    PrintPapers,
    Envelopes,
    PaperBoxes,
    TypePapers,
    BatchSigner,
    SignBox,
    InPerson,
    InPersonMinutes,
    PaperBatches,
    Watch,
  ],
};
