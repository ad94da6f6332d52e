package org.capacitymetro.files;

import java.util.Set;

/// A module that uses files of the store contributes a bean of this: what nobody uses is removed
/// after a day.
public interface FileUser {

  /// The hashes of all files it needs, those of older versions and unsaved drafts too.
  Set<String> filesInUse();
}
