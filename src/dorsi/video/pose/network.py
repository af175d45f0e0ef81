"""Running the BlazePose models with OpenVINO, which reads them as they come.

Half precision is switched off: computed in bfloat16, as OpenVINO would where the processor can,
the 3-D points lean by up to 19 degrees, and little time is won.
"""

from pathlib import Path
from typing import Any, Final

import numpy as np

from dorsi.errors import NotSetUp
from dorsi.video.frames import Frame
from dorsi.video.landmarks import POINTS
from dorsi.video.pose import body, detector
from dorsi.video.pose.body import Body, read_body
from dorsi.video.pose.cutting import Picture, cut
from dorsi.video.pose.detector import Detection, read_detections
from dorsi.video.pose.refining import refine
from dorsi.video.pose.region import Region, whole_picture
from dorsi.video.source import GET_VIDEO

_PLAIN: Final = {"INFERENCE_PRECISION_HINT": "f32", "NUM_STREAMS": 1}
_POINTS, _SCORE, _WORLD, _HEAT = "Identity", "Identity_1", "Identity_4", "Identity_3"
_GUESSES, _SCORES = "Identity", "Identity_1"


class Network:
    """One model, ready to be run on one picture after another."""

    def __init__(self, model: Path, outputs: tuple[str, ...], threads: int) -> None:
        """Read and prepare a model; only what leads to `outputs` is ever computed."""
        core = _openvino().Core()
        whole = core.read_model(model)
        wanted = [whole.output(name) for name in outputs]
        pruned = _openvino().Model(wanted, whole.get_parameters())
        settings = _PLAIN | {"INFERENCE_NUM_THREADS": threads}
        self._run = core.compile_model(pruned, "CPU", settings).create_infer_request()
        self._count = len(outputs)

    def __call__(self, picture: Picture) -> list[Any]:
        """Run the model on one picture; what it gives is overwritten by the next run."""
        self._run.infer([picture], share_inputs=True, share_outputs=True)
        return [self._run.get_output_tensor(index).data[0] for index in range(self._count)]


class BlazePose:
    """The detector and the landmark model together: people in a frame, a body in a region."""

    def __init__(self, detector_model: Path, landmark_model: Path, threads: int) -> None:
        """Read and prepare both models."""
        self._detect = Network(detector_model, (_GUESSES, _SCORES), threads)
        self._find = Network(landmark_model, (_POINTS, _SCORE, _WORLD, _HEAT), threads)

    def people_in(self, frame: Frame) -> tuple[Detection, ...]:
        """Everybody in the frame, the surest first."""
        whole = whole_picture(frame.width_px, frame.height_px)
        picture = cut(frame, whole, detector.SIDE_PX, bars=True) * np.float32(2) - np.float32(1)
        guesses, scores = self._detect(picture)
        return read_detections(guesses, scores[:, 0], whole)

    def body_in(self, frame: Frame, region: Region) -> Body:
        """The body in one region of the frame; ask it whether it is there."""
        points, score, world, heat = self._find(cut(frame, region, body.SIDE_PX))
        rows = points.astype(np.float64).reshape(-1, 5)
        bodily = slice(len(POINTS))  # the two after them only say where to look next
        rows[bodily, :2] = refine(rows[bodily, :2], heat[:, :, bodily])
        return read_body(rows.ravel(), float(score[0]), world, region)


def _openvino() -> Any:
    try:
        import openvino  # noqa: PLC0415 (half a second that only pose needs)
    except ImportError as error:
        raise NotSetUp(GET_VIDEO) from error
    return openvino
