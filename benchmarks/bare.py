"""`python -m benchmarks.bare PORT`: what FastAPI and uvicorn cost when nothing is done."""

import sys

import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response

ANSWER = {
    "question": "",
    "status": "answered",
    "text": "文" * 60,
    "figures": [{"quote": "字" * 400}],
}

app = FastAPI()


@app.post("/api/ask")
async def ask(request: Request) -> Response:
    """A JSON document of the usual size, for one that is read."""
    return JSONResponse({**ANSWER, "question": (await request.json())["question"]})


@app.get("/readyz")
async def readyz() -> Response:
    """It is ready."""
    return JSONResponse({"status": "ready"})


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)
