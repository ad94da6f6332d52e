package org.capacitymetro.rights;

/// What may be done. Reading public pages is none of these: everybody may.
public enum Action {
  /// See the staff workspace, and who made which change.
  READ_DESK,
  /// See the true address of a record whose place is reserved, in order to edit it.
  SEE_EXACT_PLACE,
  /// Add a record, change one, close one with a date and a reason.
  EDIT,
  /// Take back one change of a record, or a whole change set: asked for each record it touches.
  REVERT,
  /// Join two records, divide one, or say that two are different.
  MERGE,
  /// Say whether two records are the same: an editor's word counts at once, the words of others
  /// when two agree.
  REVIEW_PAIR,
  /// Confirm that a group of fields is still true, in a telephone round too.
  VERIFY,
  /// Say whether places are free.
  STATE_PLACES,
  /// Decide what becomes of a visitor's suggestion.
  REVIEW_SUGGESTION,
  /// Hide or answer what people wrote to one another.
  MODERATE,
  /// Write to many organizations at once and follow the answers.
  RUN_CAMPAIGN,
  /// Say that somebody belongs to an organization.
  DECIDE_CLAIM,
  /// Write sheets of good practices, together with others.
  WRITE_PRACTICE,
  /// Publish, send back and archive the sheets of a city.
  PUBLISH_PRACTICE,
  /// Judge sheets of other cities, as a peer.
  REVIEW_PRACTICE,
  /// Write and publish the guides of a city.
  EDIT_GUIDE,
  /// Record that a body tries the practice of another one, and say how it went.
  ADOPT_PRACTICE,
  /// Translate the texts of a city's records, and say whether a translation is right.
  TRANSLATE,
  READ_STATISTICS,
  EXPORT,
  /// Invite people, give and take roles, disable accounts.
  MANAGE_PEOPLE,
  /// Jobs, outbox, settings; always about [Subject#INSTALLATION].
  OPERATE
}
