"""The official ChatKit package behind a small web server: it plays the handlers that it is told."""

import asyncio
import json
import os
import re
import socket
import sys
import threading
from collections import defaultdict
from datetime import datetime

import uvicorn
from chatkit.actions import Action
from chatkit.errors import CustomStreamError, ErrorCode, StreamError
from chatkit.server import ChatKitServer, StreamingResult, stream_widget
from chatkit.store import AttachmentStore, NotFoundError, Store
from chatkit.types import (
    Attachment,
    Page,
    SyncCustomActionResponse,
    ThreadItem,
    ThreadMetadata,
    ThreadStatus,
    ThreadStreamEvent,
    TranscriptionResult,
)
from chatkit.widgets import WidgetRoot
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

# What the handlers do, by name: the first line that comes in.
SCRIPTS = json.loads(sys.stdin.readline())

EVENT = TypeAdapter(ThreadStreamEvent)
ITEM = TypeAdapter(ThreadItem)
ATTACHMENT = TypeAdapter(Attachment)
STATUS = TypeAdapter(ThreadStatus)
ROOT = TypeAdapter(WidgetRoot)

KINDS = {"msg": "message", "tc": "tool_call", "wf": "workflow", "tsk": "task"}
NAMED = re.compile(r"\$(msg|tc|wf|tsk)\.(\w+)")


def page_of(kind, kept, limit, after, order):
    """Part of what is kept, by the time at which it was made."""
    rows = sorted(kept, key=lambda row: row.created_at, reverse=order == "desc")
    start = next((i + 1 for i, row in enumerate(rows) if row.id == after), 0)
    data = [row.model_copy(deep=True) for row in rows[start : start + limit]]
    has_more = start + limit < len(rows)
    return Page[kind](data=data, has_more=has_more, after=data[-1].id if has_more else None)


class MemoryStore(Store[str]):
    """Keeps what there is of each user."""

    def __init__(self):
        self.threads = defaultdict(dict)
        self.items = defaultdict(dict)
        self.attachments = defaultdict(dict)

    async def load_thread(self, thread_id, context):
        if thread_id not in self.threads[context]:
            raise NotFoundError(f"Thread {thread_id} not found")
        return self.threads[context][thread_id].model_copy(deep=True)

    async def save_thread(self, thread, context):
        self.threads[context][thread.id] = ThreadMetadata(**thread.model_dump(exclude={"items"}))

    async def load_threads(self, limit, after, order, context):
        return page_of(ThreadMetadata, self.threads[context].values(), limit, after, order)

    async def delete_thread(self, thread_id, context):
        self.threads[context].pop(thread_id, None)
        self.items.pop((context, thread_id), None)

    async def load_thread_items(self, thread_id, after, limit, order, context):
        return page_of(ThreadItem, self.items[context, thread_id].values(), limit, after, order)

    async def load_item(self, thread_id, item_id, context):
        if item_id not in self.items[context, thread_id]:
            raise NotFoundError(f"Item {item_id} not found")
        return self.items[context, thread_id][item_id].model_copy(deep=True)

    async def add_thread_item(self, thread_id, item, context):
        self.items[context, thread_id][item.id] = item.model_copy(deep=True)

    async def save_item(self, thread_id, item, context):
        await self.add_thread_item(thread_id, item, context)

    async def delete_thread_item(self, thread_id, item_id, context):
        self.items[context, thread_id].pop(item_id, None)

    async def save_attachment(self, attachment, context):
        self.attachments[context][attachment.id] = attachment.model_copy(deep=True)

    async def load_attachment(self, attachment_id, context):
        if attachment_id not in self.attachments[context]:
            raise NotFoundError(f"Attachment {attachment_id} not found")
        return self.attachments[context][attachment_id].model_copy(deep=True)

    async def delete_attachment(self, attachment_id, context):
        self.attachments[context].pop(attachment_id, None)


class Files(AttachmentStore[str]):
    """Says where files go; nobody uploads any."""

    def __init__(self, seen):
        self.seen = seen

    async def create_attachment(self, input, context):
        self.seen[context].append(["create", input.name, input.size, input.mime_type])
        id = self.generate_attachment_id(input.mime_type, context)
        upload = {"url": "https://files.example/up", "method": "PUT", "headers": {"x-key": "k"}}
        is_image = input.mime_type.startswith("image/")
        return ATTACHMENT.validate_python(
            {
                "id": id,
                "name": input.name,
                "mime_type": input.mime_type,
                "upload_descriptor": upload,
                "metadata": {"bytes": input.size},
                "type": "image" if is_image else "file",
                **({"preview_url": "https://files.example/small"} if is_image else {}),
            }
        )

    async def delete_attachment(self, attachment_id, context):
        self.seen[context].append(["delete", attachment_id])


def filled(value, words, new_id):
    """What a script says, with what is known only now in its places."""
    if isinstance(value, dict):
        return {name: filled(own, words, new_id) for name, own in value.items()}
    if isinstance(value, list):
        return [filled(own, words, new_id) for own in value]
    if not isinstance(value, str):
        return value
    named = NAMED.fullmatch(value)
    if named and value not in words:
        words[value] = new_id(KINDS[named[1]])
    return words.get(value, value)


def change(thread, fields):
    for field, value in fields.items():
        setattr(thread, field, STATUS.validate_python(value) if field == "status" else value)


class ScriptedServer(ChatKitServer[str]):
    """Plays the script that a message or an action names."""

    def __init__(self):
        self.seen = defaultdict(list)
        self.gates = defaultdict(asyncio.Event)
        super().__init__(MemoryStore(), Files(self.seen))

    async def play(self, name, thread, context, more={}):
        words = {"$thread": thread.id, **more}
        new_id = self.new_id_in(thread, context)
        for step in SCRIPTS[name]:
            words["$now"] = datetime.now().isoformat()
            said = filled(step, words, new_id)
            if "event" in said:
                yield EVENT.validate_python(said["event"])
            elif "trees" in said:

                async def trees():
                    for tree in said["trees"]:
                        yield ROOT.validate_python(tree)

                async for event in stream_widget(thread, trees(), said.get("copy_text"), new_id):
                    yield event
            elif "tree" in said:
                tree = ROOT.validate_python(said["tree"])
                async for event in stream_widget(thread, tree, said.get("copy_text"), new_id):
                    yield event
            elif "thread" in said:
                change(thread, said["thread"])
            elif "wait" in said:
                await self.gates[context].wait()
            else:
                self.fail(said)

    def new_id_in(self, thread, context):
        return lambda kind: self.store.generate_item_id(kind, thread, context)

    def fail(self, said):
        if "custom" in said:
            raise CustomStreamError(said["custom"], **said.get("options", {}))
        if "code" in said:
            raise StreamError(ErrorCode(said["code"]), **said.get("options", {}))
        raise RuntimeError(said["fault"])

    async def respond(self, thread, input_user_message, context):
        name = input_user_message.content[0].text if input_user_message else "resumed"
        async for event in self.play(name, thread, context):
            yield event

    async def action(self, thread, action: Action, sender, context):
        said = json.dumps(action.payload, separators=(",", ":"), ensure_ascii=False)
        self.seen[context].append(["action", action.type, said, sender.id if sender else None])
        more = {"$payload": said, **({"$sender": sender and sender.id} if sender else {})}
        async for event in self.play(action.type, thread, context, more):
            yield event

    async def sync_action(self, thread, action: Action, sender, context):
        said = json.dumps(action.payload, separators=(",", ":"), ensure_ascii=False)
        self.seen[context].append(["sync", action.type, said, sender.id if sender else None])
        for step in SCRIPTS[action.type]:
            if "thread" in step:
                change(thread, step["thread"])
                continue
            if "item" not in step:
                self.fail(step)
            words = {"$thread": thread.id, "$now": datetime.now().isoformat(), "$sender": sender and sender.id}
            item = filled(step["item"], words, self.new_id_in(thread, context))
            return SyncCustomActionResponse(updated_item=ITEM.validate_python(item))
        return SyncCustomActionResponse()

    async def add_feedback(self, thread_id, item_ids, feedback, context):
        self.seen[context].append(["feedback", thread_id, item_ids, feedback])

    async def transcribe(self, audio_input, context):
        self.seen[context].append(["heard", audio_input.data.hex(), audio_input.mime_type, audio_input.media_type])
        return TranscriptionResult(text="hello")


server = ScriptedServer()


async def chatkit(request):
    result = await server.process(await request.body(), request.headers["x-user"])
    if isinstance(result, StreamingResult):
        return StreamingResponse(result, media_type="text/event-stream")
    return Response(result.json, media_type="application/json")


async def stored(request):
    """What is kept of a thread, and what the handlers were told."""
    user = request.headers["x-user"]
    thread_id = request.query_params["thread"]
    thread = server.store.threads[user][thread_id]
    items = await server.store.load_thread_items(thread_id, None, 100, "asc", user)
    rows = [{"title": thread.title, "status": thread.status.type, "metadata": thread.metadata}]
    rows += [json.loads(item.model_dump_json(exclude_none=True)) for item in items.data]
    return JSONResponse(rows + server.seen[user])


async def go_on(request):
    server.gates.pop(request.headers["x-user"], asyncio.Event()).set()
    return JSONResponse({})


app = Starlette(
    routes=[
        Route("/chatkit", chatkit, methods=["POST"]),
        Route("/stored", stored),
        Route("/go-on", go_on, methods=["POST"]),
    ]
)

# Around everything, so that pages of other origins may read what failed, too.
open_app = CORSMiddleware(app, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])


def end_with_parent():
    """Ends when whoever started it is gone, however that came."""
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(open_app, log_level="critical", lifespan="off")).run(sockets=[listener])
