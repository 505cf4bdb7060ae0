/**
 * The files of rules as every test reads them.
 */
@NullMarked
package com.aimixer.rules.file;

import org.jspecify.annotations.NullMarked;
