"""Asks DOMAIN for TURN servers, as the web app of an anonymous guest does that logs in at GUESTS; prints them as JSON.

Arguments: the meet host's address, DOMAIN, GUESTS.
"""

import json
import re
import ssl
import sys
import urllib.request
import xml.etree.ElementTree as tree

host, domain, guests = sys.argv[1:4]
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
number = 1000


def send(attributes: str, content: str = "") -> str:
    """Send one body over BOSH and return the answer."""
    global number  # pylint: disable=global-statement
    number += 1
    body = f"<body xmlns='http://jabber.org/protocol/httpbind' rid='{number}' {attributes}>{content}</body>"
    request = urllib.request.Request(f"https://{host}/http-bind", body.encode(), {"Host": domain})
    with urllib.request.urlopen(request, timeout=20, context=context) as answer:
        return answer.read().decode()


XMPP = f"to='{guests}' xmlns:xmpp='urn:xmpp:xbosh'"
sid = re.search(r"\bsid=['\"]([^'\"]+)", send(f"{XMPP} ver='1.6' xmpp:version='1.0' wait='5' hold='1'")).group(1)
send(f"sid='{sid}'", "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>")
send(f"sid='{sid}' xmpp:restart='true' {XMPP}")
send(
    f"sid='{sid}'", "<iq xmlns='jabber:client' id='b' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"
)
query = "<services xmlns='urn:xmpp:extdisco:2'/>"
answer = send(f"sid='{sid}'", f"<iq xmlns='jabber:client' id='s' type='get' to='{domain}'>{query}</iq>")
send(f"sid='{sid}' type='terminate'")
print(json.dumps([service.attrib for service in tree.fromstring(answer).iter("{urn:xmpp:extdisco:2}service")]))
