"""The pages that people use and the HTTP interface, in one process.

server     the whole application, and `serve`     start     an index as new as its reports
chat       the conversation as a Gradio page      front     the gate before Gradio
pages      plain pages without script             api       JSON, CSV and streams for programs
desk       where every question arrives           outset    what is there before the first one
looks      the pages of a report as they look     feedback  what visitors say of an answer
mcp/       other assistants ask here
places     the threads that answer                proxies   who asks, behind a proxy
connections  those too many or too slow           running   on the network, and how it stops
health     is it alive, ready, busy               metrics   the same in numbers
logs       the same in words
render/    answers and reports as markup          texts/    what the pages say, in two languages
templates/ the markup                             files/    style sheet and script
"""

from disclosure_qa.web.server import create_app, serve
from disclosure_qa.web.start import refresh

__all__ = ["create_app", "refresh", "serve"]
