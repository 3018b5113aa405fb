import type { FileView } from '../../protocol.ts';
import { isHere } from '../elements/picture.tsx';

/** Pictures are shown, everything else is offered to be saved. */
export const Files = ({ files }: { readonly files: readonly FileView[] }) => (
  <div className="files">
    {files.map((file) =>
      file.mimetype.startsWith('image/') && isHere(file.url) ? (
        <figure key={file.id} className="file-picture">
          <figcaption>{file.title || file.name}</figcaption>
          <a href={file.url} target="_blank" rel="noreferrer noopener" title="Open the picture">
            <img src={file.url} alt={file.altText ?? (file.title || file.name)} />
          </a>
        </figure>
      ) : (
        <a
          key={file.id}
          className="file"
          href={isHere(file.url) ? file.url : undefined}
          download={file.name}
        >
          <span className="file-icon" aria-hidden="true">
            {extension(file.name)}
          </span>
          <span>
            <b>{file.title || file.name}</b>
            <small>{isHere(file.url) ? `${file.name} · Download` : file.name}</small>
          </span>
        </a>
      ),
    )}
  </div>
);

const extension = (name: string) => (/\.(\w{1,4})$/.exec(name)?.[1] ?? 'file').toUpperCase();
