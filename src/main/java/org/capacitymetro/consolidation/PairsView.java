package org.capacitymetro.consolidation;

import java.util.List;

/// The list of pairs, or of one cluster of them.
///
/// @param begin where the review begins, empty when nothing waits
/// @param groups kinds of filters, each with its values
/// @param more where the rest is, empty for none
/// @param chain whether some hang together only by others
/// @param members records of a cluster; empty on the list
public record PairsView(
    String heading,
    String lead,
    String count,
    String begin,
    List<Group> groups,
    List<Row> rows,
    String more,
    boolean chain,
    List<Link> members,
    List<Link> also) {

  public record Group(String label, List<Chip> chips) {}

  public record Chip(String label, String count, String href, boolean on) {}

  /// @param cluster how many records hang together, in words, with its page; empty for two alone
  public record Row(
      String href,
      String one,
      String other,
      String score,
      String why,
      String note,
      String cluster,
      String clusterHref) {}

  public record Link(String label, String href, String note) {}
}
