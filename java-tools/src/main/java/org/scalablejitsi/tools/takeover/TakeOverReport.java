package org.scalablejitsi.tools.takeover;

import java.util.List;
import java.util.Map;

/**
 * What was taken over.
 *
 * @param written the files that were written, or would be in a dry run
 * @param secrets the names of the secrets that the installation has
 * @param nicknames nickname by bridge
 * @param layouts by host, the kind of files that its service reads
 */
public record TakeOverReport(
    List<String> written,
    List<String> secrets,
    Map<String, String> nicknames,
    Map<String, Layout> layouts) {}
