import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { AdoptWordThreads } from './adopt-word-threads.js';
import { AnswerThread } from './answer-thread.js';
import { CommentNews } from './comment-news.js';
import { CommentOrigins } from './comment-origins.js';
import { CommentPeople } from './comment-people.query.js';
import { CommentPlaces } from './comment-places.js';
import { CommentStore } from './comment-store.js';
import { Comment, CommentMention, CommentNoticeRow, CommentThread } from './comment.entity.js';
import { CommentedTexts } from './commented-text.js';
import { CommentsController } from './comments.controller.js';
import { CommentsInbox } from './comments-inbox.js';
import { EditComment } from './edit-comment.js';
import { ListComments } from './list-comments.query.js';
import { ResolveThread } from './resolve-thread.js';
import { StartThread } from './start-thread.js';
import { TellPeople } from './tell-people.js';
import { ThreadFiles } from './thread-files.js';

/** Threads of comments beside the texts of dossiers. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([CommentThread, Comment, CommentMention, CommentNoticeRow]),
  ],
  controllers: [CommentsController],
  providers: [
    AdoptWordThreads,
    AnswerThread,
    CommentedTexts,
    CommentNews,
    CommentOrigins,
    CommentPeople,
    CommentPlaces,
    CommentsInbox,
    CommentStore,
    EditComment,
    ListComments,
    ResolveThread,
    StartThread,
    TellPeople,
    ThreadFiles,
  ],
  exports: [AnswerThread, ListComments, ResolveThread, StartThread],
})
export class CommentsModule {}
