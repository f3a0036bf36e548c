import type { NewsItem, SubscriptionFilter } from '#libs/contracts';
import { fold } from '#libs/latvian-text';

/** What news are looked at by. */
export type NewsSubject = Pick<NewsItem, 'topic' | 'territory' | 'act' | 'author' | 'project'>;

/**
 * Whether the news is what was subscribed to: everything that the filter names must fit. News about the whole
 * municipality fit every territory; news without a topic, an act or an author fit no filter that names one. Steps of one
 * project go to those who follow it and to nobody else.
 */
export function matches(filter: SubscriptionFilter, news: NewsSubject): boolean {
  if (filter.project !== news.project) return false;
  if (filter.topic !== null && filter.topic !== news.topic) return false;
  if (filter.act !== null && filter.act !== news.act) return false;
  if (filter.author !== null && filter.author !== news.author?.id) return false;
  return (
    filter.territory === null || news.territory === null || fold(filter.territory) === fold(news.territory)
  );
}
