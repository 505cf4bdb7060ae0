/**
 * Wire records and words, shared by the faces.
 */
@NullMarked
package com.aimixer.monitor.view;

import org.jspecify.annotations.NullMarked;
