/** Who hears what: topics, messages and their order, histories and cursors. Knows no transport and no broker. */
package io.duplexws.push;
