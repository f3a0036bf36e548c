import { AnswerInvitation } from './answer-invitation.js';
import { AnswerMerge } from './answer-merge.js';
import { AnswerQuestion } from './answer-question.js';
import { AskQuestion } from './ask-question.js';
import { HideQuestion } from './hide-question.js';
import { InviteCoAuthor } from './invite-co-author.js';
import { ProjectPeopleController } from './project-people.controller.js';
import { ProjectCoAuthor, ProjectMerge, ProjectQuestion } from './project-people.entity.js';
import { ProjectTalkController } from './project-talk.controller.js';
import { ProposeMerge } from './propose-merge.js';
import { RemoveCoAuthor } from './remove-co-author.js';
import { SimilarProjects } from './similar-projects.query.js';
import { ProjectVersion } from './budget-project.entity.js';

/** What the module of the participatory budget takes in for people around projects: co-authors, questions, joining. */
export const PROJECT_PEOPLE = {
  entities: [ProjectVersion, ProjectCoAuthor, ProjectQuestion, ProjectMerge],
  controllers: [ProjectPeopleController, ProjectTalkController],
  providers: [
    SimilarProjects,
    InviteCoAuthor,
    AnswerInvitation,
    RemoveCoAuthor,
    ProposeMerge,
    AnswerMerge,
    AskQuestion,
    AnswerQuestion,
    HideQuestion,
  ],
};
