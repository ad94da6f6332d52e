package org.capacitymetro.matching;

/// What is compared, with the weights to start from: for each level of agreement, from none to
/// full, how often one thing shows it twice (*m*) and how often two things do (*u*). Where
/// `informed`, two things share a level as often as the shared value is frequent, and *u* is not
/// used.
enum Field {
  /// Likeness below 0.2, from 0.2, from 0.45, from 0.65, from 0.85, same words.
  NAME(
      Evidence.Kind.NAME,
      22,
      new double[] {.04, .05, .06, .10, .17, .58},
      new double[] {.93, .05, .012, .004, .003, .001},
      2),
  /// Other numbers; same exchange, all but four digits; off by a slip or an extension; one in
  /// common.
  PHONE(
      Evidence.Kind.PHONE,
      16,
      new double[] {.17, .05, .05, .73},
      new double[] {.98, .015, .004, .001},
      1),
  /// Other domains of their own; other addresses; same domain; same address.
  EMAIL(
      Evidence.Kind.EMAIL,
      16,
      new double[] {.15, .15, .15, .55},
      new double[] {.6, .3, .08, .02},
      2),
  /// Other hosts; same host; same page.
  WEBSITE(Evidence.Kind.WEBSITE, 16, new double[] {.20, .20, .60}, new double[] {.97, .02, .01}, 1),
  /// Other; off by a slip; same.
  CODE(Evidence.Kind.CODE, 18, new double[] {.04, .06, .90}, new double[] {.995, .004, .001}, 2),
  /// Of other kinds; unclear; of one kind.
  KIND(Evidence.Kind.KIND, 2, new double[] {.003, .167, .83}, new double[] {.64, .16, .20}, 2),
  /// From 20 km; from 2 km; up to 2 km, 500 m, 150 m, 50 m.
  DISTANCE(
      Evidence.Kind.DISTANCE,
      14,
      new double[] {.01, .04, .07, .15, .25, .48},
      new double[] {.50, .40, .06, .02, .01, .01},
      2),
  /// Other street; similar; same with other house; same, house unknown; same house.
  ADDRESS(
      Evidence.Kind.ADDRESS,
      14,
      new double[] {.10, .06, .06, .16, .62},
      new double[] {.96, .02, .01, .005, .005},
      2),
  /// Other town and postcode; one of two agrees; same town; same postcode.
  CITY(
      Evidence.Kind.CITY,
      10,
      new double[] {.06, .12, .34, .48},
      new double[] {.80, .08, .06, .06},
      1);

  private final Evidence.Kind kind;
  private final double most;
  private final double[] usualM;
  private final double[] usualU;
  private final int informedFrom;

  Field(Evidence.Kind kind, double most, double[] m, double[] u, int informedFrom) {
    this.kind = kind;
    this.most = most;
    this.usualM = m;
    this.usualU = u;
    this.informedFrom = informedFrom;
  }

  Evidence.Kind kind() {
    return kind;
  }

  int levels() {
    return usualM.length;
  }

  /// The bits that one field can speak for at most.
  double most() {
    return most;
  }

  double usualM(int level) {
    return usualM[level];
  }

  double usualU(int level) {
    return usualU[level];
  }

  boolean isInformed(int level) {
    return level >= informedFrom;
  }
}
