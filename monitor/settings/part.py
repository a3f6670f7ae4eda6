"""What every part of the settings has in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the settings; keys that it does not know are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
