/** Named threads, for every package that has some. */
package io.duplexws.thread;
