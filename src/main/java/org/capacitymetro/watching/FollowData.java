package org.capacitymetro.watching;

import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.PersonalData;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;

/// What a person follows, for the person's file.
@Component
class FollowData implements PersonalData {
  private final Follows follows;
  private final People people;

  FollowData(Follows follows, People people) {
    this.follows = follows;
    this.people = people;
  }

  @Override
  public String part() {
    return "follows";
  }

  @Override
  public Object of(PersonId person) {
    return people.find(person).map(follows::of).orElse(List.of()).stream()
        .map(
            follow ->
                Map.of(
                    "target", follow.target().kind(),
                    "value", follow.target().value(),
                    "frequency", follow.frequency().code(),
                    "language", follow.language().code()))
        .toList();
  }
}
