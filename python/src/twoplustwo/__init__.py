"""The open, reproducible arithmetic of regional missile-defence deployments.

Every function is a command of ``twoplustwo``, with its name and its options as keywords: ``range_km=998`` is
``--range-km 998``. The answer is a :class:`~twoplustwo.records.Document` whose attributes are the fields of the
command's JSON document; a band has ``low``, ``nominal`` and ``high``. What the command line would refuse is raised as
:class:`InputError`, in the same words.

    >>> import twoplustwo as tpt
    >>> ring = tpt.ring("etorofu-bastion", asof="2017-03-20")
    >>> [place.name for place in ring.places if place.inside_of][:1]
    ['Nemuro']

Keywords that every function takes:

===========  ==========================================================================================
``asof``     a date, or ``"YYYY-MM-DD"``: what was known at the end of that day in Tokyo
``scenario`` the deployment: a file, or the id of one that the package carries
``figures``  whose figures are believed: the id of an assumption set
``figure``   ``{quantity: figure id}``: one figure believed instead of the set's
``data``     a folder of catalogue files laid over the catalogue that the package carries
``samples``  samples of each band (1,024)
``seed``     the seed of the samples
===========  ==========================================================================================
"""

try:
    from . import _engine as _engine
except ImportError as missing:
    raise ImportError("the compiled part of twoplustwo is not here: install the package (`pip install .`)") from missing

from . import catalogue, commands
from ._engine import InputError, TwoplustwoError
from ._engine import version as _version
from .arcs import Arcs, vacuum_arcs
from .commands import *
from .records import Band, Document, Record
from .rows import Flights
from .sweeps import sweep

__version__ = _version()

__all__ = [
    "Arcs",
    "Band",
    "Document",
    "Flights",
    "InputError",
    "Record",
    "TwoplustwoError",
    "catalogue",
    "sweep",
    "vacuum_arcs",
]
__all__ += commands.__all__
