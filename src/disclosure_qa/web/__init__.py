"""The pages that people use and the HTTP interface, in one process.

The application
    server       the whole application, and `serve`    start        an index as new as its reports
    running      on the network, and how it stops      connections  those too many or too slow
    guards       before every request                  proxies      who asks, behind a proxy
    places       the threads that answer               rates        how often a visitor may ask
    access       who may do what                       visitor      the visitor's language
    health       is it alive, ready, busy?             metrics      the same in numbers
    logs         the same in words                     assets       style sheet and script
    ahead        what the page will load, named at once

Pages
    desk         where every question arrives          bodies       bodies by the names typed
    chat         the conversation, as a Gradio page    front        the gate before Gradio
    pages        plain pages without script            theme        the Gradio theme
    outset       before the first question             examples     questions to start from
    onward       questions that lead on                onward_pages their routes
    looks        the pages of a report as they look    page_images  their pictures
    feedback     what visitors say of an answer        uploads      reports from the staff
    staff/       the workbench of the staff            upload_records how far each upload is
    wording      the texts, by language

For programs
    api          JSON, CSV and streams                 paging       figures page by page
    docs         the description of the interface      openapi      what it says of each address
    api_examples an example of each
    mcp/         other assistants ask here

What goes wrong
    refusals     refused before it is asked            problems     errors, for programs and people
    trouble      errors in words                       causes       why a file was refused

render/ makes markup of answers and reports, from `templates/`; `texts/` is what the pages say in
two languages, `files/` holds style sheet and script.
"""

from disclosure_qa.web.server import create_app, serve
from disclosure_qa.web.start import refresh

__all__ = ["create_app", "refresh", "serve"]
