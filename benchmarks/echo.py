"""`python -m benchmarks.echo PORT`: the least that Gradio does.

At `/` a page that says what it was told, at `/chat` Gradio's own page for conversations that does
the same, at `/empty` a page with nothing on it.
"""

import sys

import gradio
import uvicorn
from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

app = FastAPI()


@app.get("/readyz")
async def readyz() -> Response:
    """It is ready."""
    return JSONResponse({"status": "ready"})


def echo() -> gradio.Blocks:
    """A box, and a chat that says it again."""
    with gradio.Blocks(analytics_enabled=False) as page:
        box, chat = gradio.Textbox(), gradio.Chatbot()
        box.submit(_said_again, box, chat, concurrency_limit=None)
    return page


async def _said_again(text: str) -> list[dict[str, str]]:
    # Asynchronous, as ours is: a thread is no part of the least.
    return [{"role": "user", "content": text}, {"role": "assistant", "content": text}]


def chat() -> gradio.ChatInterface:
    """What Gradio gives for a function that answers."""
    return gradio.ChatInterface(lambda message, _: message, analytics_enabled=False)


if __name__ == "__main__":
    gradio.mount_gradio_app(app, chat(), path="/chat", ssr_mode=False)
    gradio.mount_gradio_app(
        app, gradio.Blocks(analytics_enabled=False), path="/empty", ssr_mode=False
    )
    gradio.mount_gradio_app(app, echo(), path="/", ssr_mode=False)
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)
