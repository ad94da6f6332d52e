/// What tests of several modules share: the database, the running application.
@org.jspecify.annotations.NullMarked
package org.capacitymetro.testing;
