export { AnswerThread } from './answer-thread.js';
export { CommentsModule } from './comments.module.js';
export { ListComments } from './list-comments.query.js';
export { ResolveThread } from './resolve-thread.js';
export { StartThread } from './start-thread.js';
