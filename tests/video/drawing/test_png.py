from pathlib import Path
from typing import Any

import av
import numpy as np

from dorsi.video.drawing.canvas import Canvas
from dorsi.video.drawing.png import png


def test_a_png_holds_every_pixel_and_nothing_else(tmp_path: Path) -> None:
    luck = np.random.default_rng(1)
    red, green, blue = luck.integers(0, 256, (3, 21, 13), dtype=np.uint8)
    content = png(Canvas((red, green, blue), None))
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    with av.open(str(path)) as container:
        frame: Any = next(container.decode(video=0))
    assert (frame.to_ndarray(format="rgb24") == np.stack([red, green, blue], axis=-1)).all()
    kinds = [content[at : at + 4] for at in (12, 37)]
    assert kinds == [b"IHDR", b"IDAT"]
    assert content.count(b"IDAT") == content.count(b"IEND") == 1
