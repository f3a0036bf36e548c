import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { CommentNotice, CommentOrigin } from '#libs/contracts';

/** A thread and where it stood at one version of the text. */
@Entity('comment_thread')
@ForeignKey('document', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'comment_thread_document_fk',
})
@ForeignKey('person', ['createdBy'], ['id'], { name: 'comment_thread_created_by_fk' })
@ForeignKey('person', ['resolvedBy'], ['id'], { name: 'comment_thread_resolved_by_fk' })
@Unique('comment_thread_source_uq', ['municipalityId', 'documentId', 'sourceId'])
@Check('comment_thread_origin_ck', `origin IN ('person', 'word')`)
@Check('comment_thread_source_ck', `(origin = 'word') = (source_id IS NOT NULL)`)
@Check('comment_thread_place_ck', `at_version >= 0 AND at_from >= 0 AND at_to >= at_from`)
@Check('comment_thread_resolved_ck', `resolved_by IS NULL OR resolved_at IS NOT NULL`)
export class CommentThread {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'comment_thread_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'comment_thread_pk' })
  id: string;
  @Column('uuid', { name: 'document_id' })
  documentId: string;
  @Column('text')
  origin: CommentOrigin;
  /** The thread's id in the file that was read. */
  @Column('text', { name: 'source_id', nullable: true })
  sourceId: string | null;
  /** The words that it began on. */
  @Column('text')
  quote: string;
  /** The block around its first word; null for a thread on the text as a whole. */
  @Column('text', { name: 'node_id', nullable: true })
  nodeId: string | null;
  /** The version that the positions count in; later ones are found by the steps since. */
  @Column('integer', { name: 'at_version' })
  atVersion: number;
  @Column('integer', { name: 'at_from' })
  atFrom: number;
  @Column('integer', { name: 'at_to' })
  atTo: number;
  /** The words at that version, where they are others than the first ones. */
  @Column('text', { nullable: true })
  words: string | null;
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  /** Null also where a Word file says that it is settled. */
  @Column('uuid', { name: 'resolved_by', nullable: true })
  resolvedBy: string | null;
  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt: Date | null;
}

/** One comment. */
@Entity('comment')
@ForeignKey(() => CommentThread, ['municipalityId', 'threadId'], ['municipalityId', 'id'], {
  name: 'comment_thread_fk',
})
@ForeignKey('person', ['authorId'], ['id'], { name: 'comment_author_fk' })
@Unique('comment_position_uq', ['municipalityId', 'threadId', 'position'])
@Check('comment_author_ck', `(author_id IS NULL) = (outside_author IS NOT NULL)`)
@Check('comment_at_ck', `author_id IS NULL OR at IS NOT NULL`)
@Check('comment_text_ck', `(text = '') = (deleted_at IS NOT NULL)`)
export class Comment {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'comment_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'comment_pk' })
  id: string;
  @Column('uuid', { name: 'thread_id' })
  threadId: string;
  @Column('integer')
  position: number;
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;
  /** As a Word file names the author. */
  @Column('text', { name: 'outside_author', nullable: true })
  outsideAuthor: string | null;
  /** Empty when the author took the comment back. */
  @Column('text')
  text: string;
  @Column('timestamptz', { nullable: true })
  at: Date | null;
  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** Whom a comment calls. */
@Entity('comment_mention')
@ForeignKey(() => Comment, ['municipalityId', 'commentId'], ['municipalityId', 'id'], {
  name: 'comment_mention_comment_fk',
})
@ForeignKey('person', ['personId'], ['id'], { name: 'comment_mention_person_fk' })
export class CommentMention {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'comment_mention_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'comment_id', primaryKeyConstraintName: 'comment_mention_pk' })
  commentId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'comment_mention_pk' })
  personId: string;
}

/** A thread that waits for somebody to look at it. */
@Entity('comment_notice')
@ForeignKey('person', ['personId'], ['id'], { name: 'comment_notice_person_fk' })
@ForeignKey(() => CommentThread, ['municipalityId', 'threadId'], ['municipalityId', 'id'], {
  name: 'comment_notice_thread_fk',
})
@ForeignKey(() => Comment, ['municipalityId', 'commentId'], ['municipalityId', 'id'], {
  name: 'comment_notice_comment_fk',
})
@Check('comment_notice_kind_ck', `kind IN ('mention', 'answer')`)
@Index('comment_notice_thread_ix', ['municipalityId', 'threadId'])
export class CommentNoticeRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'comment_notice_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'comment_notice_pk' })
  personId: string;
  @PrimaryColumn('uuid', { name: 'thread_id', primaryKeyConstraintName: 'comment_notice_pk' })
  threadId: string;
  @Column('text')
  kind: CommentNotice;
  @Column('uuid', { name: 'comment_id' })
  commentId: string;
  @Column('timestamptz')
  at: Date;
}
