interface AttachmentBase {
  readonly id: string;
  readonly name: string;
  readonly mime_type: string;
  /** Where the client uploads the file to; absent once that is done. */
  readonly upload_descriptor?: {
    readonly url: string;
    readonly method: 'POST' | 'PUT';
    readonly headers: Readonly<Record<string, string>>;
  };
  /** The thread that it belongs to, since a message of it carries it. */
  readonly thread_id?: string;
  /** What the application keeps with it; stored, never sent. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A file that goes along with a message. */
export interface FileAttachment extends AttachmentBase {
  readonly type: 'file';
}

/** A picture that goes along with a message. */
export interface ImageAttachment extends AttachmentBase {
  readonly type: 'image';
  readonly preview_url: string;
}

/** What goes along with a message. */
export type Attachment = FileAttachment | ImageAttachment;

/** The attachment as that of a thread, which stands where the official server writes it. */
export const attachedTo = (
  thread_id: string,
  { id, name, mime_type, upload_descriptor, thread_id: _, ...more }: Attachment,
): Attachment => ({ id, name, mime_type, ...(upload_descriptor && { upload_descriptor }), thread_id, ...more });

/** What a client says of a file before it uploads it. */
export interface AttachmentParams {
  readonly name: string;
  /** Its bytes. */
  readonly size: number;
  readonly mime_type: string;
}

/** Where the bytes of attachments are; what is known of them is in the `Store`. */
export interface AttachmentStore<Context> {
  /** Makes room for a file, and says where it is uploaded to. */
  createAttachment(params: AttachmentParams, context: Context): Promise<Attachment>;
  /** Removes the bytes. */
  deleteAttachment(id: string, context: Context): Promise<void>;
}
