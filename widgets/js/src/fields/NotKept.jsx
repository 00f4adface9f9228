import { Icon } from "../parts/Icon.jsx";

/** Nothing of a document goes without being named: what could not be kept, and its pictures. */
export const NotKept = ({ left, images, words }) => (
  <div class="plp-intake__rest">
    {left.length > 0 && (
      <section>
        <h2>
          {words.not_kept} <small class="plp-num">{left.length}</small>
        </h2>
        <ul>
          {left.map((one, at) => (
            <li key={at}>
              <Icon name="warning" />
              <div>
                <p>
                  {one.why} {one.where && <span class="plp-meta">{one.where}</span>}
                </p>
                {one.what && <p class="plp-words">{one.what}</p>}
              </div>
            </li>
          ))}
        </ul>
      </section>
    )}
    {images.length > 0 && (
      <section>
        <h2>
          {words.images} <small class="plp-num">{images.length}</small>
        </h2>
        <p class="plp-meta">{words.images_note}</p>
        <ul>
          {images.map((one, at) => (
            <li key={at}>
              <Icon name="doc" />
              <p>{one.alt || one.name}</p>
            </li>
          ))}
        </ul>
      </section>
    )}
  </div>
);
