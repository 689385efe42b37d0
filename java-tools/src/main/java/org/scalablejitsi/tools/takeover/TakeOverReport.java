package org.scalablejitsi.tools.takeover;

import java.util.List;
import java.util.Map;

/**
 * The result of a take-over.
 *
 * @param written the files that were written, or would be in a dry run
 * @param waits whether it waits until what was found is in the inventory or given up; then vault
 *     and registry are as they were
 * @param options what the hosts had set and the inventory does not say
 * @param lost what they had set and no option says
 * @param secrets the names of the secrets that the installation has
 * @param nicknames nickname by bridge
 * @param layouts by host, the kind of files that its service reads
 */
public record TakeOverReport(
    List<String> written,
    boolean waits,
    List<HostFindings.Found> options,
    List<HostFindings.Lost> lost,
    List<String> secrets,
    Map<String, String> nicknames,
    Map<String, ConfigLayout> layouts) {}
