"""Knowledge files: all read, all faults reported at once."""

from pathlib import Path
from shutil import copytree

import pytest

from dorsi.errors import KnowledgeInvalid
from dorsi.knowledge.load import DATA, load_knowledge, load_sound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the knowledge that a test may break."""
    return copytree(DATA, tmp_path / "data")


def broken(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeInvalid) as found:
        load_knowledge(folder)
    return [str(fault) for fault in found.value.faults]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_bundled_knowledge_holds_together() -> None:
    knowledge = load_knowledge()
    assert len(knowledge.exercises) >= 25
    assert len(knowledge.digest) == 64
    assert knowledge.version


def test_the_digest_changes_with_a_single_letter(folder: Path) -> None:
    edit(folder / "structures" / "soleus.toml", "name =", "name  =")
    assert load_knowledge(folder).digest != load_knowledge().digest


def test_all_faults_of_all_files_come_together(folder: Path) -> None:
    edit(folder / "exercises" / "soleus_stretch.toml", "rank =", "rnak =")
    (folder / "sources" / "expert.toml").write_text("citation = 3\nseen = 'rad'\n")
    (folder / "sports" / "running.toml").write_text("name = ")
    found = "\n".join(broken(folder))
    assert "exercises/soleus_stretch.toml rnak: unknown key; did you mean 'rank'?" in found
    assert "exercises/soleus_stretch.toml rank: missing" in found
    assert "sources/expert.toml citation: 3 is no text" in found
    assert "sources/expert.toml seen" in found
    assert "sports/running.toml" in found


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("exercises/soleus_stretch.toml", 'source = ["', 'source = ["konar_2012", "', "konor_2012"),
        ("exercises/soleus_stretch.toml", 'from = ["', 'from = ["B-99", "', "B-99"),
        ("exercises/soleus_stretch.toml", "default = 1", "calf = 1", "no default"),
        ("exercises/gastrocnemius_stretch.toml", '"wall_lean_stretch"', '"wall_lena_stretch"',
         "wall_lean_stretch"),
        ("exercises/gastrocnemius_stretch.toml", '["after", "anytime"]', '["before_training"]',
         "stands before training"),
        ("exercises/two_leg_calf_raise.toml", "rep_s = 4\n", "", "repetitions without rep_s"),
        ("exercises/two_leg_calf_raise.toml", "reps = 10 }", "reps = 10, seconds = 5 }",
         "exactly one"),
        ("models/range.toml", 'reference_measure = "', 'reference_measure = "x', "knee_to_wall"),
        ("accommodations/heel_lift.toml", 'forbidden_by = ["', 'forbidden_by = ["deformty", "',
         "deformity"),
        ("accommodations/barefoot_time.toml", '"heel_complaint",', '"heel_complait",',
         "heel_complaint"),
        ("safety/deformity.toml", 'question = "', 'question = "x', "is not a question"),
        ("findings/sprain_history.toml", "joint = 2", "joint = -2", "no likelihood ratio"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_with_its_file(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    edit(folder / file, old, new)
    found = "\n".join(broken(folder))
    assert file in found
    assert said in found


def test_a_file_that_is_no_toml_is_a_fault_even_where_nothing_of_it_is_missed(
    folder: Path,
) -> None:
    (folder / "version.toml").write_text("version = ")
    (fault,) = broken(folder)
    assert fault.startswith("version.toml: ")


def test_a_file_that_is_no_text_is_a_fault(folder: Path) -> None:
    (folder / "version.toml").write_bytes(b'version = "\xff"\n')
    (fault,) = broken(folder)
    assert fault.startswith("version.toml: ")


def test_a_missing_model_is_a_fault_for_each_of_its_keys(folder: Path) -> None:
    (folder / "models" / "pain.toml").unlink()
    found = broken(folder)
    assert "models/pain.toml go_up_to: missing" in found
    assert all(fault.startswith("models/pain.toml ") for fault in found)


def test_a_fault_of_the_whole_stands_under_the_name_of_its_folder(folder: Path) -> None:
    edit(folder / "safety" / "deformity.toml", 'question = "', 'question = "x')
    with pytest.raises(KnowledgeInvalid) as found:
        load_knowledge(folder)
    assert str(found.value).startswith("data: 1 fault\n")


def test_every_thing_carries_the_name_of_its_file_and_is_frozen() -> None:
    knowledge = load_knowledge()
    assert all(name == thing.id for name, thing in knowledge.exercises.items())
    assert {path.stem for path in (DATA / "claims").glob("*.toml")} == set(knowledge.claims)
    with pytest.raises(TypeError):
        knowledge.exercises["new"] = knowledge.exercises["box_squat"]  # type: ignore[index]
    with pytest.raises(TypeError):
        knowledge.requirements["A-1"] = "Something else"  # type: ignore[index]


def test_the_version_is_the_one_written_down(folder: Path) -> None:
    (folder / "version.toml").write_text('version = "1999.1"\n')
    assert load_knowledge(folder).version == "1999.1"


def test_the_digest_knows_names_as_well_as_contents(folder: Path) -> None:
    (folder / "claims" / "knee_ligaments.toml").rename(folder / "claims" / "ligaments.toml")
    assert load_knowledge(folder).digest != load_knowledge().digest


def test_the_digest_does_not_depend_on_where_the_files_lie(folder: Path) -> None:
    assert load_knowledge(folder).digest == load_knowledge().digest


def test_a_missing_version_is_a_fault_and_not_a_crash(folder: Path) -> None:
    (folder / "version.toml").unlink()
    (fault,) = broken(folder)
    assert fault.startswith("version.toml: missing")


@pytest.mark.parametrize("text", ["", "version = 3\n", 'version = "1"\nname = "x"\n'])
def test_a_version_file_says_the_version_and_nothing_else(folder: Path, text: str) -> None:
    (folder / "version.toml").write_text(text)
    (fault,) = broken(folder)
    assert fault.startswith("version.toml: does not say the version")


def test_missing_requirements_are_a_fault_and_not_a_crash(folder: Path) -> None:
    (folder / "requirements.toml").unlink()
    assert "requirements.toml: missing" in broken(folder)[0]


@pytest.mark.parametrize(
    "line", ['"B-0" = "No such id"', '"C-1" = "x"', '"A-99" = ""', '"A-99" = 3']
)
def test_a_requirement_has_an_id_and_a_title(folder: Path, line: str) -> None:
    path = folder / "requirements.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    (fault,) = broken(folder)
    assert fault.startswith(f"requirements.toml {line[1:].partition(chr(34))[0]}: no requirement")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("excercises/new.toml", "unknown folder; did you mean 'exercises'?"),
        ("exercises/old/new.toml", "unknown folder"),
        ("measures.toml", "unknown file"),
        ("exercises/soleus_stretch.tml", "no TOML file"),
        ("exercises/notes.md", "no TOML file"),
        ("models/growht.toml", "unknown model; did you mean 'growth'?"),
    ],
)
def test_what_would_be_overlooked_is_a_fault(folder: Path, name: str, said: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    (fault,) = broken(folder)
    assert said in fault


def test_one_more_exercise_is_one_more_file(folder: Path) -> None:
    exercises = folder / "exercises"
    text = (exercises / "ankle_circles.toml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("harder")]
    (exercises / "seated_toe_lifts.toml").write_text("\n".join(kept), encoding="utf-8")
    assert set(load_sound(folder).exercises) - set(load_knowledge().exercises) == {
        "seated_toe_lifts"
    }


def test_knowledge_that_works_may_still_read_badly(folder: Path) -> None:
    edit(folder / "exercises" / "soleus_stretch.toml", 'purpose = "', 'purpose = "It cures. ')
    assert load_knowledge(folder).exercises
    with pytest.raises(KnowledgeInvalid) as found:
        load_sound(folder)
    (fault,) = found.value.faults
    assert str(fault).startswith("exercises/soleus_stretch.toml purpose: 'cures' is a word")
