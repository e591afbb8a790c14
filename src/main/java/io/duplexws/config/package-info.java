/** Every setting: its key, its default, what is allowed, and where it comes from. */
package io.duplexws.config;
