/// Files as other people keep them: guesses what a file is and reads it row by row, in memory that
/// does not grow with the file. Knows cells, not what they mean.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "text"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.tables;
