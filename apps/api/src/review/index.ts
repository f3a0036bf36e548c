export { PublicReviews } from './public-reviews.query.js';
export { ReviewModule } from './review.module.js';
