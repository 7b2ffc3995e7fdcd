/** The hospital as an organisation: campuses, departments, staff. Data, editable, per campus. */
@NullMarked
package org.anjuan.archive.organisation;

import org.jspecify.annotations.NullMarked;
