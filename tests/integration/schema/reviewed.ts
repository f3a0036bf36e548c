/** Tables that no entity maps: each with the reason. */
export const TABLES_WITHOUT_ENTITY: Readonly<Record<string, string>> = {
  schema_migration: "postgrator's own record of applied migrations",
};

/**
 * Tables with a `municipality_id` that does not lead their primary key: rows of the whole installation (or of the
 * state) stand beside those of municipalities, so the column may be null and the id alone is the key.
 */
export const KEYED_BY_ID: Readonly<Record<string, string>> = {
  institution: 'ministries belong to no municipality',
  role_assignment: 'roles of the state reach across municipalities',
  calendar_day: 'national holidays hold everywhere',
};

/** Indexes of municipal tables that begin with another column: each is read across municipalities. */
export const INDEXES_ACROSS: Readonly<Record<string, string>> = {
  data_request_person_ix: 'what one person asked for, in all municipalities',
  due_event_pending_ix: 'the tick looks for what is due anywhere',
  mail_message_unsent_ix: 'the mailer sends what waits anywhere',
  e_address_message_unsent_ix: 'an operator looks for what was not handed over anywhere',
  institution_pk: 'see KEYED_BY_ID',
  institution_registration_uq: 'an organisation of all municipalities exists once',
  role_assignment_pk: 'see KEYED_BY_ID',
  role_assignment_person_ix: "a person's roles in every municipality, at each login",
  substitution_substitute_ix: "a person's substitutions in every municipality, at each login",
  calendar_day_pk: 'see KEYED_BY_ID',
  budget_project_author_ix: "a resident's own projects in every municipality",
  project_coauthor_person_ix: 'projects that somebody writes with others, in every municipality',
  coordination_expert_person_ix: 'what somebody is asked as an expert, by any municipality',
  sealed_ballot_sequence_uq:
    'finds the ballots of a credential whatever the planner believes; see migration 217',
  vote_leaf_sequence_uq: 'finds the ballots of a credential whatever the planner believes; see migration 217',
  coordination_link_secret_uq: 'a link tells its municipality by its secret alone',
  sector_view_secret_uq: 'a link tells its municipality by its secret alone',
};
