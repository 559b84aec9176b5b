"""How a saved page is laid out: which element holds the article, and what the elements around it are for."""

from newsarchive.layout.structure import Element as Element
from newsarchive.layout.structure import Layout as Layout
from newsarchive.layout.structure import read_layout as read_layout
