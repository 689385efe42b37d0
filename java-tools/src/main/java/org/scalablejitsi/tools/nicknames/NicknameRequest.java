package org.scalablejitsi.tools.nicknames;

import java.util.Optional;

/**
 * A host that shall have a nickname.
 *
 * @param host its name in the inventory
 * @param chosen the nickname it shall have, or none for one made from its name
 */
public record NicknameRequest(String host, Optional<String> chosen) {}
